package dev.touchstone.acceptance.world;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** What was asked in a scenario, and what came of it, in order. Each request is sent once. */
public final class Talk {

    private final RouterUnderTest router;
    private final Engines engines;
    private final Witnesses witnesses;
    private final List<Turn> turns = Collections.synchronizedList(new ArrayList<>());

    public Talk(RouterUnderTest router, Engines engines, Witnesses witnesses) {
        this.router = router;
        this.engines = engines;
        this.witnesses = witnesses;
    }

    /** A request of one question to the default model. */
    public ChatRequest question(String text) {
        return to(router.description().defaultModel().id(), text);
    }

    /** A request of one question to a model. */
    public ChatRequest to(String model, String text) {
        return ChatRequest.of(model, List.of(Message.user(engines.marked(text))));
    }

    /** A request of several messages to a model; the last one is marked. */
    public ChatRequest to(String model, List<Message> messages) {
        List<Message> marked = new ArrayList<>(messages);
        Message last = marked.remove(marked.size() - 1);
        marked.add(new Message(last.role(), engines.marked(last.content())));
        return ChatRequest.of(model, marked);
    }

    public void ask(Person caller, ChatRequest request) {
        witnesses.note(turns);
        turns.add(new Turn.Asked(caller, request, asked(caller, request)));
    }

    /** Asks in a way of its own. */
    public void ask(Person caller, ChatRequest request, Supplier<Outcome<Answer>> way) {
        witnesses.note(turns);
        turns.add(new Turn.Asked(caller, request, RouterUnderTest.offered(way)));
    }

    /** Asks all of them at the same moment. */
    public void askAtOnce(Person caller, List<ChatRequest> requests) {
        askAtOnce(caller, requests, () -> {});
    }

    /** Asks all of them at the same moment, and does something else before the answers come. */
    public void askAtOnce(Person caller, List<ChatRequest> requests, Runnable meanwhile) {
        witnesses.note(turns);
        ExecutorService callers = Executors.newFixedThreadPool(requests.size());
        try {
            List<CompletableFuture<Turn>> asked =
                    requests.stream().map(request -> later(caller, request, callers)).toList();
            meanwhile.run();
            asked.stream().map(CompletableFuture::join).forEach(turns::add);
        } finally {
            callers.shutdown();
        }
    }

    /** Begins a stream and reads nothing. */
    public void begin(Person caller, ChatRequest request) {
        begin(caller, request, () -> router.chat().stream(caller, request));
    }

    /** Streams an answer and reads it to its end. */
    public void stream(Person caller, ChatRequest request) {
        begin(caller, request);
        readIfBegun();
    }

    /** Begins a stream as the first answer of a new conversation, and reads nothing. */
    public void beginConversing(Person caller, ChatRequest request) {
        Utterance first =
                new Utterance(
                        Optional.empty(),
                        request.messages().get(0).content(),
                        Optional.of(request.model()));
        begin(
                caller,
                request,
                () -> router.conversations().stream(caller, first).map(SaidInPieces::answer));
    }

    /** Streams an answer as the first one of a new conversation, and reads it to its end. */
    public void streamConversing(Person caller, ChatRequest request) {
        beginConversing(caller, request);
        readIfBegun();
    }

    private void begin(Person caller, ChatRequest request, Supplier<Outcome<AnswerStream>> way) {
        witnesses.note(turns);
        turns.add(new Turn.Streamed(caller, request, RouterUnderTest.offered(way)));
    }

    private void readIfBegun() {
        if (last().outcome() instanceof Outcome.Given<?>) {
            readToEnd(stream());
        }
    }

    /** Reads so many tokens of the stream, and hangs up. */
    public void hangUpAfter(int tokens) {
        ReadStream.of(stream()).readTokens(tokens);
        stream().hangUp();
    }

    /** Asks for a stream and leaves before anything has come, once the engine has been asked. */
    public void leaveWaiting(Person caller, ChatRequest request) {
        leaveStream(caller, request, engines::awaitArrival);
    }

    /** Asks for a stream and leaves before anything has come, when the moment is there. */
    public void leaveStream(Person caller, ChatRequest request, Runnable moment) {
        witnesses.note(turns);
        router.chat().abandon(caller, request, moment);
    }

    /** Asks for one answer and leaves before it has come, when the moment is there. */
    public void leaveAnswer(Person caller, ChatRequest request, Runnable moment) {
        witnesses.note(turns);
        router.chat().abandonAnswer(caller, request, moment);
    }

    /** Names for a request that nobody else uses. */
    public Identifiers freshIdentifiers() {
        String unique = UUID.randomUUID().toString();
        return new Identifiers(
                Optional.of("tenant-" + unique),
                Optional.of("trace-" + unique),
                Optional.of("user-" + unique),
                Optional.of("session-" + unique));
    }

    public void readToEnd(AnswerStream stream) {
        while (stream.next().isPresent()) {
            // the stream keeps what it reads
        }
    }

    /** Reads each token, and only then lets the engine generate the next one. */
    public void readTokenByToken(AnswerStream stream) {
        ReadStream read = ReadStream.of(stream);
        for (int tokens = 1; stream.ending() == AnswerStream.Ending.OPEN; tokens++) {
            read.readTokens(tokens);
            engines.releaseUpTo(tokens + 1);
        }
    }

    /** Takes up what was asked elsewhere, by callers who do not wait for each other. */
    void heard(List<Turn> elsewhere) {
        turns.addAll(elsewhere);
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    public Turn last() {
        if (turns.isEmpty()) {
            throw new IllegalStateException("Nothing has been asked in this scenario");
        }
        return turns.get(turns.size() - 1);
    }

    /** The last answer, or the failure that there is none. */
    public Answer answer() {
        return (Answer) last().given();
    }

    /** The answers of all turns, or the failure that there are not as many. */
    public List<Answer> answers() {
        return turns().stream().map(turn -> (Answer) turn.given()).toList();
    }

    /** The last stream, or the failure that there is none. */
    public AnswerStream stream() {
        return (AnswerStream) last().given();
    }

    /** The last refusal, or the failure that there is none. */
    public Refusal refusal() {
        return new Reaction<>(last().caller().name(), last().outcome()).refusal();
    }

    /** Leaves every stream that is still open. */
    public void hangUpAll() {
        turns().stream()
                .filter(turn -> turn.outcome() instanceof Outcome.Given<?>)
                .map(Turn::given)
                .filter(AnswerStream.class::isInstance)
                .map(AnswerStream.class::cast)
                .forEach(AnswerStream::close);
    }

    private CompletableFuture<Turn> later(
            Person caller, ChatRequest request, ExecutorService callers) {
        return CompletableFuture.supplyAsync(
                () -> new Turn.Asked(caller, request, asked(caller, request)), callers);
    }

    private Outcome<Answer> asked(Person caller, ChatRequest request) {
        return RouterUnderTest.offered(() -> router.chat().ask(caller, request));
    }
}
