package dev.touchstone.acceptance.world;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The conversations of a scenario, by their titles, and what was said in them. Each request is sent
 * once.
 */
public final class Dialogues {

    /** More than any scenario says or begins, and what a router must give at once. */
    private static final Page WHOLE = new Page(100, 0);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Witnesses witnesses;
    private final Map<String, Conversation> begun = new HashMap<>();
    private final List<Remark> remarks = Collections.synchronizedList(new ArrayList<>());
    private Reaction<?> reaction;

    public Dialogues(RouterUnderTest router, Engines engines, Witnesses witnesses) {
        this.router = router;
        this.engines = engines;
        this.witnesses = witnesses;
    }

    public void begin(Person person, String title, Optional<String> systemPrompt) {
        Outcome<Conversation> made = port().begin(person, new Draft(title, systemPrompt));
        reaction = new Reaction<>(person.name(), made);
        if (made instanceof Outcome.Given<Conversation> given) {
            begun.put(title, given.value());
        }
    }

    public void rename(Person person, String id, String title) {
        witnesses.note();
        reaction = new Reaction<>(person.name(), port().rename(person, id, title));
    }

    public void delete(Person person, String id) {
        witnesses.note();
        reaction = new Reaction<>(person.name(), port().delete(person, id));
    }

    public void read(Person person, String id) {
        witnesses.note();
        reaction = new Reaction<>(person.name(), port().read(person, id));
    }

    public void readHistory(Person person, String id) {
        witnesses.note();
        reaction = new Reaction<>(person.name(), port().history(person, id, WHOLE));
    }

    public void list(Person person, Page page) {
        witnesses.note();
        reaction = new Reaction<>(person.name(), port().list(person, page));
    }

    /** Says something, in a conversation or as the beginning of a new one. */
    public void say(Person person, Optional<String> id, String text) {
        witnesses.note();
        remarks.add(said(person, id, text));
        reaction = last().reaction();
    }

    /** Says both at the same moment. */
    public void sayAtOnce(Person first, Person second, String id, List<String> texts) {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture<Remark> one =
                    CompletableFuture.supplyAsync(
                            () -> said(first, Optional.of(id), texts.get(0)), callers);
            CompletableFuture<Remark> other =
                    CompletableFuture.supplyAsync(
                            () -> said(second, Optional.of(id), texts.get(1)), callers);
            engines.awaitArrivals(2);
            engines.release();
            remarks.addAll(List.of(one.join(), other.join()));
        } finally {
            callers.shutdown();
        }
    }

    /** Begins to hear the answer in pieces. */
    public void hear(Person person, Optional<String> id, String text) {
        Utterance utterance = utterance(id, text);
        remarks.add(new Remark(person, utterance, port().stream(person, utterance)));
        reaction = last().reaction();
    }

    /** Hears the whole answer in pieces. */
    public void hearAll(Person person, Optional<String> id, String text) {
        hear(person, id, text);
        if (last().outcome() instanceof Outcome.Given<?>) {
            last().readToEnd();
        }
    }

    public Remark last() {
        return remarks.get(remarks.size() - 1);
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** What came of what was tried last. */
    public Reaction<?> reaction() {
        return reaction;
    }

    /** The conversation that somebody of this scenario has begun under this title. */
    public Conversation titled(String title) {
        return Optional.ofNullable(begun.get(title))
                .orElseThrow(() -> new IllegalStateException("Nobody has begun " + title));
    }

    /** A page of the conversations, as the person sees it. */
    public List<Conversation> page(Person person, Page page) {
        return new Reaction<>(person.name(), port().list(person, page))
                .given("a page of the conversations");
    }

    /** All conversations, as the person sees them. */
    public List<Conversation> all(Person person) {
        return page(person, WHOLE);
    }

    /** The conversation as the person sees it now. */
    public Conversation seen(Person person, String id) {
        return new Reaction<>(person.name(), port().read(person, id)).given("the conversation");
    }

    public List<StoredMessage> history(Person person, String id) {
        return historyPage(person, id, WHOLE);
    }

    public List<StoredMessage> historyPage(Person person, String id, Page page) {
        return new Reaction<>(person.name(), port().history(person, id, page))
                .given("what was said in the conversation");
    }

    /** Leaves every answer that is still being heard. */
    public void hangUpAll() {
        remarks().stream().flatMap(remark -> remark.stream().stream()).forEach(AnswerStream::close);
    }

    private Remark said(Person person, Optional<String> id, String text) {
        Utterance utterance = utterance(id, text);
        return new Remark(person, utterance, port().say(person, utterance));
    }

    private Utterance utterance(Optional<String> id, String text) {
        return new Utterance(id, engines.marked(text), Optional.empty());
    }

    private Conversations port() {
        return router.conversations();
    }

    /**
     * Something that somebody said, and what came of it.
     *
     * @param outcome {@link Said} or {@link SaidInPieces}
     */
    public record Remark(Person person, Utterance utterance, Outcome<?> outcome) {

        Reaction<?> reaction() {
            return new Reaction<>(person.name(), outcome);
        }

        private Object given() {
            return reaction().given("an answer");
        }

        /** The conversation in which it was said, as the router tells with the answer. */
        public String conversation() {
            return given() instanceof Said said
                    ? said.conversationId()
                    : ((SaidInPieces) given()).conversationId().orElse("nowhere");
        }

        /** The answer's id, as the router tells with it. */
        public String answerId() {
            return given() instanceof Said said
                    ? said.messageId()
                    : ((SaidInPieces) given()).messageId().orElse("none");
        }

        /** The answer's text, as far as it was heard. */
        public String answer() {
            return given() instanceof Said said
                    ? said.response()
                    : ReadStream.of(((SaidInPieces) given()).answer()).text();
        }

        public Optional<AnswerStream> stream() {
            return outcome instanceof Outcome.Given<?> given
                            && given.value() instanceof SaidInPieces pieces
                    ? Optional.of(pieces.answer())
                    : Optional.empty();
        }

        /** Hears the answer to its end. */
        public void readToEnd() {
            AnswerStream stream = stream().orElseThrow();
            while (stream.next().isPresent()) {
                // the stream keeps what it reads
            }
        }
    }
}
