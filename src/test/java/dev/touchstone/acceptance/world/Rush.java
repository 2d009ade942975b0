package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Answer;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Questions that are all under way, while engines hold their answers back. */
public final class Rush {

    private static final Executor EACH_AT_ONCE = task -> new Thread(task, "at-once").start();

    private final RouterUnderTest router;
    private final Talk talk;
    private final Engines engines;
    private final List<Asked> asked = new ArrayList<>();

    public Rush(RouterUnderTest router, Talk talk, Engines engines) {
        this.router = router;
        this.talk = talk;
        this.engines = engines;
    }

    private record Asked(
            Person person, ChatRequest request, CompletableFuture<Outcome<Answer>> outcome) {

        boolean isAnswered() {
            return outcome.join() instanceof Outcome.Given<Answer>;
        }
    }

    /** Sends so many questions at the same moment. */
    public void begin(Person person, int count) {
        for (int i = 0; i < count; i++) {
            ChatRequest question = talk.question("Number %d of many".formatted(i));
            asked.add(
                    new Asked(
                            person,
                            question,
                            CompletableFuture.supplyAsync(
                                    () -> router.chat().ask(person, question), EACH_AT_ONCE)));
        }
    }

    /** The refusals, as soon as there are so many; what else was asked is still under way. */
    public List<Refusal> awaitRefusals(int count, Duration limit) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> ended().size() >= count);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%d of %d questions should have been turned away within %d s, but %d were"
                            .formatted(count, asked.size(), limit.toSeconds(), ended().size()),
                    e);
        }
        return ended().stream()
                .map(each -> new Reaction<>(each.person().name(), each.outcome().join()).refusal())
                .toList();
    }

    private List<Asked> ended() {
        return asked.stream().filter(each -> each.outcome().isDone()).toList();
    }

    /** The engines go on; each question that is then answered got its own answer. */
    public List<String> answers() {
        router.needs(Capability.SCRIPTED_ANSWERS);
        engines.release();
        List<Asked> answered = asked.stream().filter(Asked::isAnswered).toList();
        assertThat(answered)
                .extracting(each -> ((Outcome.Given<Answer>) each.outcome().join()).value().text())
                .as("the answers, which repeat their questions")
                .containsExactlyElementsOf(
                        answered.stream()
                                .map(each -> each.request().messages().get(0).content())
                                .toList());
        return answered.stream().map(each -> requestId(each)).toList();
    }

    private static String requestId(Asked each) {
        return ((Outcome.Given<Answer>) each.outcome().join())
                .value()
                .trail()
                .requestId()
                .orElseThrow();
    }

    /** Waits until all have ended, whatever came of them. */
    public void end() {
        if (asked.isEmpty()) {
            return;
        }
        engines.release();
        asked.forEach(each -> each.outcome().join());
    }
}
