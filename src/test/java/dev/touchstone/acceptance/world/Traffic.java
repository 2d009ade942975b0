package dev.touchstone.acceptance.world;

import dev.touchstone.router.Chat;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Callers who ask one question after the other, each as soon as the one before has ended, for
 * answers and streams in turn. No question is asked twice.
 */
public final class Traffic {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RouterUnderTest router;
    private final UnderWay underWay;
    private final Talk talk;
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<CompletableFuture<List<Turn>>> callers = new ArrayList<>();

    public Traffic(RouterUnderTest router, UnderWay underWay, Talk talk) {
        this.router = router;
        this.underWay = underWay;
        this.talk = talk;
    }

    /** How a caller goes on. */
    private interface Patience {
        boolean goesOn(int questions, Turn last);
    }

    /** Each caller asks so many questions, whatever comes of them, for answers only. */
    public void begin(Person person, int number, int questions) {
        for (int i = 0; i < number; i++) {
            start(person, false, (sofar, last) -> sofar < questions);
        }
    }

    /** The same, every second one for a stream. */
    public void beginWithStreams(Person person, int number, int questions) {
        for (int i = 0; i < number; i++) {
            start(person, true, (sofar, last) -> sofar < questions);
        }
    }

    /** Each caller goes on until an answer fails to come in full. */
    public void beginUntilLetDown(Person person, int number) {
        for (int i = 0; i < number; i++) {
            start(person, true, (sofar, last) -> last.isInFull());
        }
    }

    private void start(Person person, boolean streams, Patience patience) {
        Chat chat = router.chat();
        callers.add(
                CompletableFuture.supplyAsync(
                        () -> talk(chat, person, streams, patience), underWay.callers()));
    }

    private List<Turn> talk(Chat chat, Person person, boolean streams, Patience patience) {
        List<Turn> own = new ArrayList<>();
        Turn last;
        do {
            ChatRequest request = talk.question("Question " + asked.incrementAndGet());
            last =
                    streams && own.size() % 2 == 1
                            ? underWay.streamed(chat, person, request)
                            : UnderWay.answered(chat, person, request);
            turns.add(last);
            own.add(last);
        } while (patience.goesOn(own.size(), last));
        return own;
    }

    /** So many callers there are. */
    public int callers() {
        return callers.size();
    }

    /** What came of the last question of each caller. */
    public List<Turn> lastOfEach() {
        return ofEach().stream().map(own -> own.get(own.size() - 1)).toList();
    }

    /** What came of the questions of each caller, in the order in which they were asked. */
    public List<List<Turn>> ofEach() {
        return callers.stream().map(CompletableFuture::join).toList();
    }

    /** What has ended until now. */
    public List<Turn> sofar() {
        return List.copyOf(turns);
    }

    /** Waits until so many answers have come in full. */
    public void awaitAnswers(int number) {
        await(
                "%d answers should have come".formatted(number),
                () -> turns.stream().filter(Turn::isInFull).count() >= number);
    }

    /** Waits until somebody has been let down. */
    public void awaitFailure() {
        await("somebody should have been let down", () -> !turns.stream().allMatch(Turn::isInFull));
    }

    /** Waits until every caller has ended, and takes up what they asked, as it ended. */
    public List<Turn> end() {
        await(
                "every caller should have ended",
                () -> callers.stream().allMatch(CompletableFuture::isDone));
        List<Turn> all = sofar();
        talk.heard(all);
        return all;
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "Within %d s %s, but of %d that ended %d came in full"
                            .formatted(
                                    LIMIT.toSeconds(),
                                    what,
                                    turns.size(),
                                    turns.stream().filter(Turn::isInFull).count()),
                    e);
        }
    }
}
