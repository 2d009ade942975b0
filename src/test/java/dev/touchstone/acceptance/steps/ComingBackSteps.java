package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Asking;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Visits;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Somebody who has had all requests of the minute, and comes back, by a clock that we put forward.
 */
public final class ComingBackSteps {

    private static final Duration EARLY = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cast cast;
    private final Visits visits;
    private final OwnRouter own;
    private long before;
    private Duration told = Duration.ZERO;

    public ComingBackSteps(Cast cast, Visits visits, OwnRouter own) {
        this.cast = cast;
        this.visits = visits;
        this.own = own;
    }

    @Given("{person} has had both of them, {int} seconds apart")
    public void hasHadBoth(String name, int apart) {
        begin(cast.named(name));
        pass(Duration.ofSeconds(apart));
        isServed(cast.named(name), Asking.QUESTION);
    }

    /** A minute begins with its first request, not before this moment. */
    private void begin(Person person) {
        before = System.nanoTime();
        isServed(person, Asking.QUESTION);
    }

    @Then("she is told to come back when her minute is over, in {int} seconds")
    public void isToldWhen(int seconds) {
        isToldToComeBackWithin(Duration.ofSeconds(seconds));
    }

    private void isToldToComeBackWithin(Duration most) {
        Refusal refusal = visits.refusal(cast.last());
        Duration really = Duration.ofNanos(System.nanoTime() - before);
        assertThat(refusal.reason()).as("in %s", refusal).isEqualTo(Reason.TRY_LATER);
        told = refusal.retryAfter().orElse(Duration.ZERO);
        assertThat(told).as("when to come back").isBetween(most.minus(really), most);
    }

    @Then(
            "five seconds before that she is told so once more, and at that time {person} {asks} and is served")
    public void comesBack(String name, Asking way) {
        pass(told.minus(EARLY));
        visits.come(cast.named(name), way);
        isToldToComeBackWithin(EARLY);
        pass(told);
        isServed(cast.named(name), way);
    }

    @When("{person} comes back when she is told to, and asks {int} questions")
    public void comesBackAndAsks(String name, int questions) {
        visits.come(cast.named(name), Asking.QUESTION);
        Refusal refusal = visits.refusal(cast.named(name));
        assertThat(refusal.retryAfter()).as("when to come back, in %s", refusal).isPresent();
        pass(refusal.retryAfter().orElseThrow());
        asks(cast.named(name), questions);
    }

    private void asks(Person person, int questions) {
        begin(person);
        IntStream.range(2, questions).forEach(i -> isServed(person, Asking.QUESTION));
        visits.come(person, Asking.QUESTION);
    }

    @Then("{int} of these are answered, and then she is told to come back in a minute")
    public void isToldToComeBackInAMinute(int answered) {
        isToldToComeBackWithin(MINUTE);
        assertThat(visits.served()).as("answers, with the two of before").isEqualTo(answered + 2);
    }

    @Then("engines and ledger know what was served, and nothing else")
    public void onlyTheServedAreKnown() {
        visits.onlyTheServedAreKnown(cast.last());
    }

    private void isServed(Person person, Asking way) {
        visits.come(person, way);
        visits.isServed(person);
    }

    private void pass(Duration time) {
        own.system().putClockForward(time);
    }
}
