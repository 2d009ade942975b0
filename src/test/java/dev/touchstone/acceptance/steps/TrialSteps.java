package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.deeds.Attempt;
import dev.touchstone.acceptance.world.deeds.Deed;
import dev.touchstone.acceptance.world.deeds.Deeds;
import dev.touchstone.acceptance.world.deeds.Stage;
import dev.touchstone.acceptance.world.deeds.Trials;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Collections;
import java.util.List;

/** People try many things, one after the other, while an admin watches the tenant. */
public final class TrialSteps {

    private static final List<String> OF_THE_COLLEAGUE =
            List.of("change a person's role", "disable a person");

    private final Cast cast;
    private final Stage stage;
    private final Deeds deeds;
    private final Trials trials;

    public TrialSteps(Cast cast, Stage stage, Deeds deeds, Trials trials) {
        this.cast = cast;
        this.stage = stage;
        this.deeds = deeds;
        this.trials = trials;
    }

    @When("{person} tries everything that changes something")
    public void triesAllThatChanges(String name) {
        tries(name, deeds.changing());
    }

    @When("{person} tries everything that an admin alone may")
    public void triesAllOfAnAdmin(String name) {
        tries(name, deeds.ofAdminsAlone());
    }

    @When("{person} reads/tries all of this")
    public void triesAll(String name, List<String> words) {
        tries(name, words.stream().map(deeds::named).toList());
    }

    @When("{person} tries {int} times to {action}")
    public void triesAgain(String name, int times, Deed deed) {
        tries(name, Collections.nCopies(times, deed));
    }

    @When("{person} tries to disable Alan, and to change his role, while {person} watches")
    @When("{person} changes the role of Alan, and disables him, while {word} watches")
    public void triesWithTheColleague(String name, String watcher) {
        String admin = watcher.equals("she") ? name : watcher;
        trials.all(
                cast.named(admin),
                cast.named(name),
                OF_THE_COLLEAGUE.stream().map(deeds::named).toList());
    }

    @Then("{person} is told each time that this is not allowed, and nothing has changed")
    public void isForbidden(String name) {
        isRefused(name, Reason.NOT_ALLOWED);
    }

    @Then(
            "{person}, who is still {role}, is told each time that this is not allowed, and nothing has changed")
    public void isForbidden(String name, Role role) {
        isForbidden(name);
    }

    @Then("{person} is told each time to sign in, and nothing has changed")
    public void isShutOut(String name) {
        isRefused(name, Reason.SIGN_IN);
    }

    @Then("{person} is told each time that there is nobody like that, and nothing has changed")
    public void isNotFound(String name) {
        isRefused(name, Reason.NOT_FOUND);
    }

    @Then("{person} gets each time exactly what there is, and nothing has changed")
    public void isGiven(String name) {
        assertThat(trials.of(cast.named(name)))
                .as("what %s tried", name)
                .isNotEmpty()
                .allMatch(attempt -> attempt.deed().isReading());
        trials.of(cast.named(name)).forEach(Attempt::wasDone);
    }

    @Then("exactly that has happened to Alan")
    public void hasHappened() {
        trials.all().forEach(Attempt::wasDone);
    }

    @Then("{person} is free to {action}")
    public void isFree(String name, Deed deed) {
        tries(name, List.of(deed));
        trials.last().wasDone();
        trials.forget();
    }

    private void tries(String name, List<Deed> tried) {
        trials.together(stage.admin(), cast.named(name), tried);
    }

    private void isRefused(String name, Reason reason) {
        assertThat(trials.of(cast.named(name))).as("what %s tried", name).isNotEmpty();
        trials.of(cast.named(name)).forEach(attempt -> attempt.wasRefused(reason));
    }
}
