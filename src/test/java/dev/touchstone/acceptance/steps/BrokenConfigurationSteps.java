package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.PluginDesk;
import dev.touchstone.acceptance.world.SoundButOne;
import dev.touchstone.acceptance.world.SoundSettings;
import dev.touchstone.acceptance.world.Wanted;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;
import java.util.Optional;

/** Configurations that break the plugin's rules, and their sound twins. */
public final class BrokenConfigurationSteps {

    private final Cast cast;
    private final PluginDesk desk;
    private final SoundButOne brought;

    public BrokenConfigurationSteps(Cast cast, PluginDesk desk, SoundButOne brought) {
        this.cast = cast;
        this.desk = desk;
        this.brought = brought;
    }

    @Given("{person} has set up the {plugin} soundly")
    public void hasSetUpSoundly(String name, String plugin) {
        desk.configure(cast.named(name), plugin, SoundSettings.of(plugin));
        desk.succeeded();
    }

    @When("{person} {way} the {plugin} with {string} {wanted}")
    public void brings(
            String name, SoundButOne.Way way, String plugin, String setting, Wanted wanted) {
        brought.bring(cast.named(name), way, plugin, setting, wanted);
    }

    @Then("{person} is told that the configuration is broken, by its {string}")
    public void isBroken(String name, String setting) {
        Refusal refusal = desk.reaction().refusal();
        assertThat(refusal.reason())
                .as("what %s is told (%s)", cast.named(name).name(), refusal)
                .isEqualTo(Reason.BROKEN_REQUEST);
        assertThat(refusal.setting())
                .as("the setting that is named as the cause, in %s", refusal)
                .contains(setting);
    }

    @Then("with {string} {wanted} it is taken")
    public void isTaken(String setting, Wanted wanted) {
        Map<String, Object> expected = brought.bringAgain(setting, wanted);
        desk.succeeded();
        assertThat(desk.configuration(brought.person(), desk.plugin()))
                .as("the configuration of %s", desk.plugin())
                .isEqualTo(Optional.of(expected));
    }
}
