package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.steps.FallbackWords.Tried;
import dev.touchstone.acceptance.world.Deployments;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Attempt;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import dev.touchstone.router.Trail;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What somebody is told when no engine answers. */
public final class FallbackRefusalSteps {

    private final Talk talk;
    private final Dialogues dialogues;
    private final Deployments deployments;
    private final RouterUnderTest router;

    public FallbackRefusalSteps(
            Talk talk, Dialogues dialogues, Deployments deployments, RouterUnderTest router) {
        this.talk = talk;
        this.dialogues = dialogues;
        this.deployments = deployments;
        this.router = router;
    }

    @Then("she is told of exactly these attempts")
    public void isToldOf(List<Tried> tried) {
        tells(talk.refusal(), tried);
    }

    @Then("in the conversation, too, she is told of exactly these attempts")
    public void isToldThereOf(List<Tried> tried) {
        tells(dialogues.reaction().refusal(), tried);
    }

    private void tells(Refusal refusal, List<Tried> tried) {
        router.needs(Capability.ATTEMPTS);
        assertThat(refusal.attempts())
                .as("the attempts that the caller is told of")
                .containsExactlyElementsOf(tried.stream().map(this::attempt).toList());
        Trail trail = refusal.trail();
        assertThat(trail.attempts()).as("their number").isEqualTo(OptionalInt.of(tried.size()));
        assertThat(trail.servedBy()).as("an engine that is said to have answered").isEmpty();
    }

    private Attempt attempt(Tried tried) {
        return new Attempt(deployments.at(tried.rank()).id(), tried.outcome());
    }

    @Then("she is told to come back in {int} seconds")
    public void isToldToComeBack(int seconds) {
        assertThat(talk.refusal().retryAfter())
                .as("when the caller may come back")
                .contains(Duration.ofSeconds(seconds));
    }

    @Then("she is not told when to come back")
    public void isNotToldWhen() {
        assertThat(talk.refusal().retryAfter()).as("when the caller may come back").isEmpty();
    }

    @Then("in the conversation she is told that the service is not available")
    public void isToldThereThatItIsNotAvailable() {
        RefusalSteps.assertReason(dialogues.reaction().refusal(), Reason.UNAVAILABLE);
    }

    @Then("in the conversation she is told that the request is broken, by its {part}")
    public void isToldThereThatItIsBroken(RequestField field) {
        Refusal refusal = dialogues.reaction().refusal();
        RefusalSteps.assertReason(refusal, Reason.BROKEN_REQUEST);
        assertThat(refusal.field()).as("what is named as the cause").contains(field);
    }

    @Then("nothing that an engine said reaches her")
    public void nothingReachesHer() {
        assertThat(router.lastExchange())
                .as("all that reached the caller")
                .doesNotContain("amber-otter", "out of memory", "10.11.12.13");
    }
}
