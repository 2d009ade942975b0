package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.deeds.Attempt;
import dev.touchstone.acceptance.world.deeds.Deed;
import dev.touchstone.acceptance.world.deeds.Deeds;
import dev.touchstone.acceptance.world.deeds.Stage;
import dev.touchstone.acceptance.world.deeds.Trials;
import dev.touchstone.router.Person;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** The permission table: who may do what in a tenant. */
public final class PermissionSteps {

    private final Cast cast;
    private final Stage stage;
    private final Deeds deeds;
    private final Trials trials;

    public PermissionSteps(Cast cast, Stage stage, Deeds deeds, Trials trials) {
        this.cast = cast;
        this.stage = stage;
        this.deeds = deeds;
        this.trials = trials;
    }

    /** What the features call it; the deeds know their words. */
    @ParameterType(
            "(?:ask|stream|say|list|read|begin|rename|delete|enable|disable|set|change|take|limit|choose|make|export|invite) .+")
    public Deed action(String words) {
        return deeds.named(words);
    }

    @ParameterType("may|may not")
    public boolean permitted(String words) {
        return words.equals("may");
    }

    @Given("{person} is the admin of a tenant, {person} an operator and {person} a viewer")
    public void areOfOneTenant(String admin, String operator, String viewer) {
        stage.set(admin, operator, viewer);
    }

    @When("{person}, {person} and {person} each try to {action}")
    public void eachTries(String viewer, String operator, String admin, Deed deed) {
        List<Person> weakestFirst =
                List.of(cast.named(viewer), cast.named(operator), cast.named(admin));
        trials.each(cast.named(admin), weakestFirst, deed);
    }

    @Then("{person} {permitted}, {person} {permitted} and {person} {permitted}")
    public void mayOrMayNot(
            String admin,
            boolean first,
            String operator,
            boolean second,
            String viewer,
            boolean third) {
        check(viewer, third);
        check(operator, second);
        check(admin, first);
    }

    private void check(String name, boolean permitted) {
        for (Attempt attempt : trials.of(cast.named(name))) {
            if (permitted) {
                attempt.wasDone();
            } else {
                attempt.wasForbidden();
            }
        }
    }
}
