package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.PluginDesk;
import dev.touchstone.acceptance.world.Settings;
import dev.touchstone.router.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A change that an admin may make in a tenant that uses the preferences, with the colour green, and
 * what is to be seen of it afterwards: the plugins in use, and the settings of the preferences.
 */
enum PluginAct {
    ENABLE(
            "enable the scratchpad",
            (desk, person) -> desk.enable(person, "scratchpad"),
            List.of("preferences", "scratchpad"),
            Optional.of(Map.of("colour", "green"))),
    ENABLE_WITH(
            "enable the preferences with other settings",
            (desk, person) ->
                    desk.enable(person, "preferences", new Settings(Map.of("tone", "blue"))),
            List.of("preferences"),
            Optional.of(Map.of("tone", "blue"))),
    DISABLE(
            "disable the preferences",
            (desk, person) -> desk.disable(person, "preferences"),
            List.of(),
            Optional.of(Map.of("colour", "green"))),
    SET_UP(
            "set up the preferences anew",
            (desk, person) ->
                    desk.configure(person, "preferences", new Settings(Map.of("tone", "blue"))),
            List.of("preferences"),
            Optional.of(Map.of("tone", "blue"))),
    CHANGE(
            "change a part of the preferences",
            (desk, person) ->
                    desk.change(person, "preferences", new Settings(Map.of("shade", "dark"))),
            List.of("preferences"),
            Optional.of(Map.of("colour", "green", "shade", "dark"))),
    REMOVE(
            "remove the configuration of the preferences",
            (desk, person) -> desk.unconfigure(person, "preferences"),
            List.of("preferences"),
            Optional.empty());

    private final String words;
    private final BiConsumer<PluginDesk, Person> act;
    private final List<String> used;
    private final Optional<Map<String, Object>> preferences;

    PluginAct(
            String words,
            BiConsumer<PluginDesk, Person> act,
            List<String> used,
            Optional<Map<String, Object>> preferences) {
        this.words = words;
        this.act = act;
        this.used = used;
        this.preferences = preferences;
    }

    String words() {
        return words;
    }

    void by(Person person, PluginDesk desk) {
        act.accept(desk, person);
    }

    List<String> used() {
        return used;
    }

    Optional<Map<String, Object>> preferences() {
        return preferences;
    }
}
