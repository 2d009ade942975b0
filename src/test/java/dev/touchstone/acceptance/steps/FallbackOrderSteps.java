package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Deployments;
import dev.touchstone.acceptance.world.Rank;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.Capability;
import io.cucumber.java.en.Then;
import java.time.Duration;

/** Which engines were asked, in which order, and when, by their own journals. */
public final class FallbackOrderSteps {

    /** What a router may take to turn to the next engine (FALLBACK-7). */
    private static final Duration LITTLE = Duration.ofSeconds(1);

    /** An engine sees a request a moment after the router has begun to send it. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(100);

    private final Talk talk;
    private final Deployments deployments;
    private final RouterUnderTest router;

    public FallbackOrderSteps(Talk talk, Deployments deployments, RouterUnderTest router) {
        this.talk = talk;
        this.deployments = deployments;
        this.router = router;
    }

    @Then("the first engine has been asked once, and after it the second one, once")
    public void bothHaveBeenAsked() {
        haveBeenAsked(1, 1);
        assertThat(first().receivedAt())
                .as("when the first engine was asked")
                .isBefore(second().receivedAt());
    }

    @Then("only the {rank} engine has been asked, and only once")
    public void onlyOneHasBeenAsked(Rank rank) {
        haveBeenAsked(rank == Rank.FIRST ? 1 : 0, rank == Rank.SECOND ? 1 : 0);
    }

    @Then("the second engine has been asked once")
    public void theSecondHasBeenAsked() {
        assertThat(second().state()).as("how its work ended").isEqualTo(State.COMPLETE);
    }

    @Then("the second engine has been asked {int} times")
    public void theSecondHasBeenAsked(int times) {
        assertThat(deployments.journal(Rank.SECOND).size())
                .as("requests to the second engine")
                .isEqualTo(times);
    }

    @Then("the first engine has been asked {int} time(s), and the second one {int} time(s)")
    public void haveBeenAsked(int first, int second) {
        deployments.assertAsked(first, second);
    }

    @Then("the second engine is asked when her patience is over, and little later")
    public void isAskedInTime() {
        router.needs(Capability.TIME_LIMIT);
        assertThat(between())
                .as("from the first engine's request to the second one's, by the engines' clock")
                .isBetween(patience().minus(ON_ITS_WAY), patience().plus(LITTLE));
    }

    @Then("the second engine is asked little later than the first one")
    public void isAskedAtOnce() {
        assertThat(between())
                .as("from the first engine's request to the second one's, by the engines' clock")
                .isBetween(Duration.ZERO, LITTLE);
    }

    private Duration patience() {
        return talk.last().request().timeout().orElseThrow();
    }

    private Duration between() {
        return Duration.between(first().receivedAt(), second().receivedAt());
    }

    private JournalEntry first() {
        return deployments.only(Rank.FIRST);
    }

    private JournalEntry second() {
        return deployments.only(Rank.SECOND);
    }
}
