package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Doors;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Then;
import java.util.EnumSet;
import java.util.Set;

/** What somebody is told who does not get what was asked for. */
public final class RefusalSteps {

    /** Not for a reason of the caller's own; some routers say no more than that. */
    private static final Set<Reason> NOT_SERVED =
            EnumSet.of(
                    Reason.ENGINES_FAILED,
                    Reason.ENGINES_TIMED_OUT,
                    Reason.UNAVAILABLE,
                    Reason.UNEXPLAINED);

    private final Talk talk;
    private final Doors doors;

    public RefusalSteps(Talk talk, Doors doors) {
        this.talk = talk;
        this.doors = doors;
    }

    @Then("she is told that there is no such model")
    public void unknownModel() {
        assertReason(talk.refusal(), Reason.UNKNOWN_MODEL);
    }

    @Then("she is told that the request is broken, by its {part}")
    public void broken(RequestField field) {
        assertReason(talk.refusal(), Reason.BROKEN_REQUEST);
        assertThat(talk.refusal().field())
                .as("what is named as the cause, in %s", talk.refusal())
                .contains(field);
    }

    @Then("she is told that the request is broken")
    public void broken() {
        assertReason(talk.refusal(), Reason.BROKEN_REQUEST);
    }

    @Then("she is told that the request is broken, and not where")
    public void brokenSomewhere() {
        broken();
        assertThat(talk.refusal().field()).as("what is named as the cause").isEmpty();
    }

    /** An engine's word for it is as good as the contract's, which only our own router promises. */
    @Then("she is told that the request is broken, or too large")
    public void brokenOrTooLarge() {
        assertThat(talk.refusal().reason())
                .as("what the caller is told (\"%s\")", talk.refusal().message())
                .isIn(Reason.BROKEN_REQUEST, Reason.TOO_LARGE);
    }

    @Then("she is told that the request is too large")
    public void tooLarge() {
        assertReason(talk.refusal(), Reason.TOO_LARGE);
    }

    @Then("she is told that her request could not be served")
    public void couldNotBeServed() {
        assertThat(NOT_SERVED)
                .as("what the caller is told (\"%s\")", talk.refusal().message())
                .contains(talk.refusal().reason());
    }

    @Then("she is told that every engine failed")
    public void enginesFailed() {
        assertReason(talk.refusal(), Reason.ENGINES_FAILED);
    }

    @Then("she is told that the service is not available")
    public void isNotAvailable() {
        assertReason(talk.refusal(), Reason.UNAVAILABLE);
    }

    @Then("she is told that every engine timed out")
    public void enginesTimedOut() {
        assertReason(talk.refusal(), Reason.ENGINES_TIMED_OUT);
    }

    @Then("she/he/(the )stranger is told to sign in")
    public void signIn() {
        assertReason(doors.reaction().refusal(), Reason.SIGN_IN);
    }

    @Then("she/he is told that she/he may not")
    public void mayNot() {
        assertReason(doors.reaction().refusal(), Reason.NOT_ALLOWED);
    }

    static void assertReason(Refusal refusal, Reason expected) {
        assertThat(refusal.reason())
                .as("what the caller is told (\"%s\")", refusal.message())
                .isEqualTo(expected);
    }
}
