package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.PluginDesk;
import dev.touchstone.acceptance.world.Settings;
import dev.touchstone.acceptance.world.TenantPlugins;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** Who may change the plugins of which tenant, and that what is refused changes nothing. */
public final class PluginRightsSteps {

    private static final String PREFERENCES = "preferences";

    private final Cast cast;
    private final PluginDesk desk;

    public PluginRightsSteps(Cast cast, PluginDesk desk) {
        this.cast = cast;
        this.desk = desk;
    }

    @Given("{person} has enabled the preferences with the colour {word}")
    public void hasEnabledWithColour(String name, String colour) {
        desk.enable(cast.named(name), PREFERENCES, new Settings(Map.of("colour", colour)));
        desk.succeeded();
    }

    @When("{person} tries to {pluginAct}")
    public void tries(String name, PluginAct act) {
        act.by(cast.named(name), desk);
    }

    @Then("{person} is told that the plugins are an admin's to change")
    public void isNotAllowed(String name) {
        assertThat(desk.reaction().refusal().reason())
                .as("what %s is told (%s)", cast.named(name).name(), desk.reaction().refusal())
                .isEqualTo(Reason.NOT_ALLOWED);
    }

    @Then("{person} is told that there is no such plugin")
    @Then("{person} is told that it is not set up")
    public void isNotThere(String name) {
        assertThat(desk.reaction().refusal().reason())
                .as("what %s is told (%s)", cast.named(name).name(), desk.reaction().refusal())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Then("{person} sees that nothing about the tenant's plugins has changed")
    public void seesNothingChanged(String name) {
        TenantPlugins now = desk.look(cast.named(name));
        assertThat(now.plugins())
                .as("the plugins, against those before")
                .isEqualTo(desk.before().plugins());
        assertThat(now.configurations())
                .as("the configurations, against those before")
                .isEqualTo(desk.before().configurations());
    }

    @Given("{person} has gone on to {pluginAct}")
    @Then("{person} may {pluginAct}")
    public void may(String name, PluginAct act) {
        act.by(cast.named(name), desk);
        isDone(name, act);
    }

    /** Each act has one outcome to be seen, which the table of acts tells. */
    @Then("in {person}'s tenant exactly that has changed: {pluginAct}")
    public void isDone(String name, PluginAct act) {
        desk.succeeded();
        TenantPlugins now = desk.look(cast.named(name));
        assertThat(now.used()).as("the plugins in use").isEqualTo(act.used());
        assertThat(now.configurations().get(PREFERENCES))
                .as("the configuration of the preferences")
                .isEqualTo(act.preferences());
    }

    @Then("{person}'s tenant still uses only the preferences, with the colour {word}")
    public void isUntouched(String name, String colour) {
        TenantPlugins now = desk.look(cast.named(name));
        assertThat(now.used()).as("the plugins that %s uses", name).isEqualTo(List.of(PREFERENCES));
        assertThat(now.configurations().get(PREFERENCES))
                .as("the preferences of %s", name)
                .contains(Map.of("colour", colour));
    }
}
