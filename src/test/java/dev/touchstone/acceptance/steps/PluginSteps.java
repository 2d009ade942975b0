package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.PluginDesk;
import dev.touchstone.acceptance.world.Setting;
import dev.touchstone.acceptance.world.Settings;
import dev.touchstone.router.Person;
import dev.touchstone.router.Plugins.Plugin;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Which plugins there are, and which a tenant uses. */
public final class PluginSteps {

    private final Cast cast;
    private final PluginDesk desk;

    public PluginSteps(Cast cast, PluginDesk desk) {
        this.cast = cast;
        this.desk = desk;
    }

    @When("{person} enables the {plugin}")
    public void enables(String name, String plugin) {
        desk.enable(cast.named(name), plugin);
    }

    @When("{person} enables the {plugin} with")
    public void enablesWith(String name, String plugin, List<Setting> settings) {
        desk.enable(cast.named(name), plugin, Settings.of(settings));
    }

    @When("{person} disables the {plugin}")
    public void disables(String name, String plugin) {
        desk.disable(cast.named(name), plugin);
    }

    @Given("{person} has enabled the {plugin}")
    public void hasEnabled(String name, String plugin) {
        enables(name, plugin);
        isInUse(plugin);
    }

    @Given("{person} has enabled the {plugin} with")
    @Then("{person} may enable the {plugin} with")
    public void hasEnabledWith(String name, String plugin, List<Setting> settings) {
        enablesWith(name, plugin, settings);
        isInUse(plugin);
    }

    private void isInUse(String plugin) {
        desk.succeeded();
        assertThat(desk.used(cast.last())).as("the plugins in use").contains(plugin);
    }

    @Given("{person} has disabled the {plugin}")
    public void hasDisabled(String name, String plugin) {
        disables(name, plugin);
        desk.succeeded();
    }

    @Given("everyone of the tenant sees that it uses no plugin")
    public void nobodySeesOneUsed() {
        cast.everyone().forEach(person -> usesExactly(person, List.of()));
    }

    @Then("everyone of the tenant sees exactly these plugins")
    public void seesExactly(List<PluginRow> rows) {
        desk.succeeded();
        for (Person person : cast.everyone()) {
            assertThat(desk.list(person))
                    .extracting(plugin -> new PluginRow(plugin.name(), plugin.enabled()))
                    .as("the plugins that %s sees", person.name())
                    .isEqualTo(rows);
        }
    }

    @Then("{person}('s tenant) uses only the {plugin}")
    public void usesOnly(String name, String plugin) {
        desk.succeeded();
        usesExactly(cast.named(name), List.of(plugin));
    }

    @Then("{person}('s tenant) uses no plugin")
    public void usesNone(String name) {
        desk.succeeded();
        usesExactly(cast.named(name), List.of());
    }

    private void usesExactly(Person person, List<String> plugins) {
        assertThat(desk.list(person))
                .filteredOn(Plugin::enabled)
                .extracting(Plugin::name)
                .as("the plugins that %s's tenant uses", person.name())
                .isEqualTo(plugins);
    }
}
