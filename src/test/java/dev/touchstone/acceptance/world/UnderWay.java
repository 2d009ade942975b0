package dev.touchstone.acceptance.world;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Chat;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Requests that have been sent and are not answered yet, each by a caller of its own, so that
 * something else can happen meanwhile. Each is sent once.
 */
public final class UnderWay {

    /** Longer than a router may take to give up all that it waits for. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How soon a token that an engine has sent must be there. */
    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    /** So long an answer that comes too early has to show itself. */
    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Talk talk;
    private final List<CompletableFuture<Turn>> asked = new ArrayList<>();
    private final AtomicInteger doneMarkers = new AtomicInteger();

    public UnderWay(RouterUnderTest router, Engines engines, Talk talk) {
        this.router = router;
        this.engines = engines;
        this.talk = talk;
    }

    /** Each task is a caller with a thread of its own, which no process waits for. */
    Executor callers() {
        return task -> {
            Thread thread = new Thread(task, "caller");
            thread.setDaemon(true);
            thread.start();
        };
    }

    /** Sends them, and waits for nothing. */
    public void send(Person caller, int answers, int streams) {
        Chat chat = router.chat();
        questions(answers).forEach(question -> later(() -> answered(chat, caller, question)));
        questions(streams).forEach(question -> later(() -> streamed(chat, caller, question)));
    }

    /** Asks apart from all the others, and waits for what comes of it. */
    public Turn ask(Person caller, ChatRequest request) {
        Turn turn = answered(router.chat(), caller, request);
        talk.heard(List.of(turn));
        return turn;
    }

    /** Sends them, and waits until each has reached an engine, which must hold it back. */
    public void begin(Person caller, int answers, int streams) {
        int before = engines.journal().size();
        send(caller, answers, streams);
        engines.awaitArrivals(before + answers + streams);
    }

    /** Sends requests for streams, and waits until so many tokens of each have been read. */
    public void beginToRead(Person caller, int streams, int tokens) {
        beginToRead(caller, questions(streams).toList(), tokens);
    }

    /** The same with these requests. */
    public void beginToRead(Person caller, List<ChatRequest> requests, int tokens) {
        Chat chat = router.chat();
        CountDownLatch unread = new CountDownLatch(requests.size());
        requests.forEach(request -> later(() -> streamed(chat, caller, request, tokens, unread)));
        try {
            if (!unread.await(PROMPTLY.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "%d tokens of each stream should have come within %d s"
                                .formatted(tokens, PROMPTLY.toSeconds()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("somebody stops those who wait for all", e);
        }
    }

    /** Watches for a while that none of them is answered in full, whether or not it has ended. */
    public void noneIsComplete() {
        try {
            Awaitility.await()
                    .during(A_WHILE)
                    .atMost(PROMPTLY)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> doneMarkers.get() == 0 && answeredInFull() == 0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "No answer should be complete yet, but %d of %d are, and %d streams have told their done marker"
                            .formatted(answeredInFull(), asked.size(), doneMarkers.get()),
                    e);
        }
    }

    private long answeredInFull() {
        return asked.stream().filter(UnderWay::isInFull).count();
    }

    private static boolean isInFull(CompletableFuture<Turn> turn) {
        return turn.isDone() && turn.join().isInFull();
    }

    /** Waits until all have ended, and takes them up into what was asked in the scenario. */
    public List<Turn> end() {
        try {
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> asked.stream().allMatch(CompletableFuture::isDone));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "Every request should have ended within %d s, but some wait still"
                            .formatted(LIMIT.toSeconds()),
                    e);
        }
        List<Turn> turns = asked.stream().map(CompletableFuture::join).toList();
        asked.clear();
        talk.heard(turns);
        return turns;
    }

    private void later(Supplier<Turn> asking) {
        asked.add(CompletableFuture.supplyAsync(asking, callers()));
    }

    private Stream<ChatRequest> questions(int number) {
        return IntStream.range(0, number).mapToObj(i -> talk.question("Question " + i));
    }

    static Turn answered(Chat chat, Person caller, ChatRequest request) {
        return new Turn.Asked(caller, request, chat.ask(caller, request));
    }

    Turn streamed(Chat chat, Person caller, ChatRequest request) {
        return streamed(chat, caller, request, 0, new CountDownLatch(1));
    }

    private Turn streamed(
            Chat chat, Person caller, ChatRequest question, int tokens, CountDownLatch unread) {
        ChatRequest request = question.reportingUsage();
        Outcome<AnswerStream> outcome = chat.stream(caller, request);
        if (outcome instanceof Outcome.Given<AnswerStream> given) {
            ReadStream.of(given.value()).readTokens(tokens);
            unread.countDown();
            readToEnd(given.value());
        }
        return new Turn.Streamed(caller, request, outcome);
    }

    private void readToEnd(AnswerStream stream) {
        Optional<StreamEvent> next = stream.next();
        while (next.isPresent()) {
            if (next.get() instanceof StreamEvent.Done) {
                doneMarkers.incrementAndGet();
            }
            next = stream.next();
        }
    }
}
