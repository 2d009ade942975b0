package dev.touchstone.acceptance.world;

import dev.touchstone.router.Person;
import java.util.Map;

/** Settings that a plugin takes, but for one, brought to it in each way that there is. */
public final class SoundButOne {

    private final PluginDesk desk;
    private Person person;
    private Way way;

    public SoundButOne(PluginDesk desk) {
        this.desk = desk;
    }

    /** The ways in which settings reach a router. */
    public enum Way {
        SETS_UP("sets up"),
        CHANGES("changes"),
        ENABLES("enables");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public void bring(Person who, Way how, String plugin, String setting, Wanted wanted) {
        person = who;
        way = how;
        Settings whole = wanted.in(SoundSettings.of(plugin), setting);
        switch (how) {
            case SETS_UP -> desk.configure(who, plugin, whole);
            case ENABLES -> desk.enable(who, plugin, whole);
            case CHANGES ->
                    desk.change(who, plugin, new Settings(Map.of()).with(setting, wanted.value()));
        }
    }

    /**
     * By the same person in the same way, with the one setting as it is wanted now.
     *
     * @return what is to be read afterwards
     */
    public Map<String, Object> bringAgain(String setting, Wanted wanted) {
        bring(person, way, desk.plugin(), setting, wanted);
        return SoundSettings.shown(wanted.in(SoundSettings.of(desk.plugin()), setting));
    }

    /** Whoever brought them. */
    public Person person() {
        return person;
    }
}
