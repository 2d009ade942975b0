package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Then;

/** What is told to those who ask for a model that they cannot have. */
public final class GatewayRefusalSteps {

    private final Cast cast;
    private final Talk talk;
    private final Gateway gateway;
    private final Dialogues dialogues;
    private final Engines engines;

    public GatewayRefusalSteps(
            Cast cast, Talk talk, Gateway gateway, Dialogues dialogues, Engines engines) {
        this.cast = cast;
        this.talk = talk;
        this.gateway = gateway;
        this.dialogues = dialogues;
        this.engines = engines;
    }

    @Then("she is told that she may not ask it")
    public void mayNotAsk() {
        RefusalSteps.assertReason(talk.refusal(), Reason.NOT_ALLOWED);
    }

    @Then("she is told that there is no such model, and no conversation has begun")
    public void isToldThatThereIsNone() {
        isToldInVain(Reason.UNKNOWN_MODEL);
    }

    @Then("she is told that she may not ask it, and no conversation has begun")
    public void isToldThatSheMayNot() {
        isToldInVain(Reason.NOT_ALLOWED);
    }

    private void isToldInVain(Reason reason) {
        RefusalSteps.assertReason(gateway.refusal(), reason);
        noneHasBegun();
    }

    @Then("no conversation has begun")
    public void noneHasBegun() {
        assertThat(dialogues.all(cast.last())).as("conversations").isEmpty();
    }

    @Then("the model is named as the cause")
    public void namesTheModel() {
        assertThat(talk.refusal().field()).as("what is named").contains(RequestField.MODEL);
    }

    @Then("no engine has been asked again")
    public void noneWasAskedAgain() {
        assertThat(engines.journal()).as("requests that reached an engine").hasSize(1);
    }
}
