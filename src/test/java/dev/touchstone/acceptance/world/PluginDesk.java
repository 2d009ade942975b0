package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Plugins;
import dev.touchstone.router.Plugins.Plugin;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Where people see and change the plugins of their tenant. */
public final class PluginDesk {

    private static final Executor EACH_AT_ONCE = task -> new Thread(task, "at-once").start();

    private final RouterUnderTest router;
    private final OwnRouter own;
    private Person caller;
    private String plugin;
    private TenantPlugins before;
    private Outcome<?> outcome;

    public PluginDesk(RouterUnderTest router, OwnRouter own) {
        this.router = router;
        this.own = own;
    }

    public void enable(Person person, String name) {
        approach(person, name);
        outcome = port().enable(person, name);
    }

    public void enable(Person person, String name, Settings settings) {
        approach(person, name);
        outcome = port().enable(person, name, settings.values());
    }

    public void disable(Person person, String name) {
        approach(person, name);
        outcome = port().disable(person, name);
    }

    public void configure(Person person, String name, Settings settings) {
        approach(person, name);
        outcome = port().configure(person, name, settings.values());
    }

    public void change(Person person, String name, Settings settings) {
        approach(person, name);
        outcome = port().change(person, name, settings.values());
    }

    /** Each setting by a change of its own, all at once; each must be taken. */
    public void changeAtOnce(Person person, String name, Settings settings) {
        approach(person, name);
        Plugins plugins = port();
        List<CompletableFuture<Outcome<Map<String, Object>>>> changes =
                settings.values().entrySet().stream()
                        .map(s -> new Settings(Map.of()).with(s.getKey(), s.getValue()).values())
                        .map(
                                s ->
                                        CompletableFuture.supplyAsync(
                                                () -> plugins.change(person, name, s),
                                                EACH_AT_ONCE))
                        .toList();
        changes.forEach(change -> new Reaction<>(person.name(), change.join()).given("the change"));
        outcome = port().configuration(person, name);
    }

    /** Sets up what is read, as it is read. */
    public void putBack(Person person, String name) {
        approach(person, name);
        Optional<Map<String, Object>> read = before.configurations().get(name);
        assertThat(read).as("the configuration of %s that is to be put back", name).isPresent();
        outcome = port().configure(person, name, read.orElseThrow());
    }

    public void unconfigure(Person person, String name) {
        approach(person, name);
        outcome = port().unconfigure(person, name);
    }

    /** The plugin that was named last. */
    public String plugin() {
        return plugin;
    }

    /** What the last caller saw before the last thing was tried. */
    public TenantPlugins before() {
        return before;
    }

    /** What came of what was tried last. */
    public Reaction<?> reaction() {
        return new Reaction<>(caller.name(), outcome);
    }

    /** What was tried last was done, and what was told about it is what is to be seen. */
    public void succeeded() {
        Object told = reaction().given("what was asked for");
        if (told instanceof Plugin said) {
            assertThat(list(caller))
                    .filteredOn(shown -> shown.name().equals(plugin))
                    .as("%s in the list, against what %s was told", plugin, caller.name())
                    .containsExactly(said);
        } else if (told != null) {
            assertThat(configuration(caller, plugin))
                    .as("the configuration of %s, against what %s was told", plugin, caller.name())
                    .isEqualTo(Optional.of(told));
        }
    }

    public List<Plugin> list(Person person) {
        return new Reaction<>(person.name(), port().list(person)).given("the list of plugins");
    }

    /** The names of the plugins that the person's tenant uses. */
    public List<String> used(Person person) {
        return list(person).stream().filter(Plugin::enabled).map(Plugin::name).toList();
    }

    /** Empty when the router says that none was set. */
    public Optional<Map<String, Object>> configuration(Person person, String name) {
        Outcome<Map<String, Object>> said = port().configuration(person, name);
        if (said instanceof Outcome.Refused<Map<String, Object>> refused
                && isAbsent(refused.refusal())) {
            return Optional.empty();
        }
        return Optional.of(
                new Reaction<>(person.name(), said).given("the configuration of " + name));
    }

    /** What a person sees of all plugins, of the one that was named last, and of those in use. */
    public TenantPlugins look(Person person) {
        List<Plugin> plugins = list(person);
        Map<String, Optional<Map<String, Object>>> configurations = new HashMap<>();
        plugins.stream()
                .filter(each -> each.enabled() || each.name().equals(plugin))
                .map(Plugin::name)
                .forEach(name -> configurations.put(name, configuration(person, name)));
        return new TenantPlugins(plugins, configurations);
    }

    private static boolean isAbsent(Refusal refusal) {
        return refusal.reason() == Reason.NOT_FOUND;
    }

    private void approach(Person person, String name) {
        caller = person;
        plugin = name;
        before = look(person);
    }

    private Plugins port() {
        return own.isBegun()
                ? RouterUnderTest.offered(() -> own.asked().plugins())
                : router.plugins();
    }
}
