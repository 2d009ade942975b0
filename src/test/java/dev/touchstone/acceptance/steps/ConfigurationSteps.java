package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.PluginDesk;
import dev.touchstone.acceptance.world.Setting;
import dev.touchstone.acceptance.world.Settings;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** How a plugin is set up: the whole of it, a part, and what is to be read. */
public final class ConfigurationSteps {

    private final Cast cast;
    private final PluginDesk desk;

    public ConfigurationSteps(Cast cast, PluginDesk desk) {
        this.cast = cast;
        this.desk = desk;
    }

    @When("{person} sets up the {plugin} with")
    public void setsUp(String name, String plugin, List<Setting> settings) {
        desk.configure(cast.named(name), plugin, Settings.of(settings));
    }

    @Given("{person} has set up the {plugin} with")
    public void hasSetUp(String name, String plugin, List<Setting> settings) {
        setsUp(name, plugin, settings);
        desk.succeeded();
    }

    @When("{person} changes the {plugin} to")
    public void changes(String name, String plugin, List<Setting> settings) {
        desk.change(cast.named(name), plugin, Settings.of(settings));
    }

    @When("{person} makes each of these changes to the {plugin} at the same moment")
    public void changesAtOnce(String name, String plugin, List<Setting> settings) {
        desk.changeAtOnce(cast.named(name), plugin, Settings.of(settings));
    }

    @When("{person} removes the configuration of the {plugin}")
    public void removes(String name, String plugin) {
        desk.unconfigure(cast.named(name), plugin);
    }

    @Given("{person} has removed the configuration of the {plugin}")
    public void hasRemoved(String name, String plugin) {
        removes(name, plugin);
        desk.succeeded();
    }

    @When("{person} puts the configuration of the {plugin} back as it reads")
    public void putsBack(String name, String plugin) {
        desk.putBack(cast.named(name), plugin);
    }

    @Then("{person} may put it back as it reads")
    public void mayPutBack(String name) {
        putsBack(name, desk.plugin());
        desk.succeeded();
        readsAsBefore(name);
    }

    @Then("once it is disabled {person} may remove it")
    public void mayRemove(String name) {
        desk.disable(cast.named(name), desk.plugin());
        desk.succeeded();
        removes(name, desk.plugin());
        findsNone(name);
    }

    @Then("{person} reads its configuration as exactly")
    public void reads(String name, List<Setting> settings) {
        desk.succeeded();
        readsExactly(cast.named(name), settings);
    }

    @Then("everyone of the tenant reads its configuration as exactly")
    public void everyoneReads(List<Setting> settings) {
        desk.succeeded();
        cast.everyone().forEach(person -> readsExactly(person, settings));
    }

    @Then("{person} reads its configuration as before")
    public void readsAsBefore(String name) {
        desk.succeeded();
        assertThat(desk.configuration(cast.named(name), desk.plugin()))
                .as("the configuration of %s, against the one before", desk.plugin())
                .isEqualTo(desk.before().configurations().get(desk.plugin()));
    }

    @Then("{person} finds no configuration of it")
    public void findsNone(String name) {
        desk.succeeded();
        assertThat(desk.configuration(cast.named(name), desk.plugin()))
                .as("the configuration of %s that %s reads", desk.plugin(), name)
                .isEmpty();
    }

    private void readsExactly(Person person, List<Setting> settings) {
        assertThat(desk.configuration(person, desk.plugin()))
                .as("the configuration of %s that %s reads", desk.plugin(), person.name())
                .isEqualTo(Optional.of(Settings.of(settings).values()));
    }
}
