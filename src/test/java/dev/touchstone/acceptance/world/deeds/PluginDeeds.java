package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.TenantPlugins;
import dev.touchstone.router.Plugins.Plugin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is done with the plugins of a tenant. */
public final class PluginDeeds {

    private static final Set<Part> CHANGES = Set.of(Part.PLUGINS);
    private static final Map<String, Object> SIZE = Map.of("size", "large");

    private final RouterUnderTest router;

    public PluginDeeds(RouterUnderTest router) {
        this.router = router;
    }

    Stream<Deed> all() {
        return Stream.of(
                Deed.reading(
                        "list the plugins",
                        who -> router.plugins().list(who),
                        (who, told, before, after) ->
                                ReadingDeeds.same(told, seen(after).plugins(), "the plugins")),
                Deed.reading(
                        "read how a plugin is set up",
                        who -> router.plugins().configuration(who, Stage.USED),
                        (who, told, before, after) ->
                                ReadingDeeds.same(
                                        Optional.of(told),
                                        seen(after).configurations().get(Stage.USED),
                                        "the configuration")),
                new Deed(
                        "enable a plugin",
                        CHANGES,
                        who -> router.plugins().enable(who, Stage.UNUSED),
                        changed(old -> switched(old, Stage.UNUSED, true))),
                new Deed(
                        "disable a plugin",
                        CHANGES,
                        who -> router.plugins().disable(who, Stage.USED),
                        changed(old -> switched(old, Stage.USED, false))),
                new Deed(
                        "set a plugin up",
                        CHANGES,
                        who -> router.plugins().configure(who, Stage.UNUSED, SIZE),
                        changed(old -> setUp(old, Optional.of(SIZE)))),
                new Deed(
                        "change how a plugin is set up",
                        CHANGES,
                        who -> router.plugins().change(who, Stage.UNUSED, SIZE),
                        changed(old -> setUp(old, Optional.of(with(old, SIZE))))),
                new Deed(
                        "take away how a plugin is set up",
                        CHANGES,
                        who -> router.plugins().unconfigure(who, Stage.UNUSED),
                        changed(old -> setUp(old, Optional.empty()))));
    }

    private static TenantPlugins seen(TenantState state) {
        return state.plugins().orElseThrow();
    }

    private static Deed.Effect changed(UnaryOperator<TenantPlugins> change) {
        return (who, told, before, after) ->
                assertThat(seen(after))
                        .as("the plugins, with one changed")
                        .isEqualTo(change.apply(seen(before)));
    }

    private static TenantPlugins switched(TenantPlugins old, String name, boolean enabled) {
        List<Plugin> plugins =
                old.plugins().stream()
                        .map(each -> each.name().equals(name) ? switched(each, enabled) : each)
                        .toList();
        return new TenantPlugins(plugins, old.configurations());
    }

    private static Plugin switched(Plugin plugin, boolean enabled) {
        return new Plugin(
                plugin.name(), plugin.description(), enabled, plugin.configurationSchema());
    }

    private static TenantPlugins setUp(TenantPlugins old, Optional<Map<String, Object>> other) {
        Map<String, Optional<Map<String, Object>>> configurations =
                new HashMap<>(old.configurations());
        configurations.put(Stage.UNUSED, other);
        return new TenantPlugins(old.plugins(), configurations);
    }

    private static Map<String, Object> with(TenantPlugins old, Map<String, Object> more) {
        Map<String, Object> all =
                new HashMap<>(old.configurations().get(Stage.UNUSED).orElseThrow());
        all.putAll(more);
        return all;
    }
}
