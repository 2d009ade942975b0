package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Setting;
import dev.touchstone.acceptance.world.Settings;
import dev.touchstone.acceptance.world.SoundButOne;
import dev.touchstone.acceptance.world.Wanted;
import dev.touchstone.router.Plugins;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How features speak of plugins (there is no horoscope), their settings and the values of these.
 */
public final class PluginWords {

    private static final String LIST = "the list ";
    private static final String GROUP = "the group ";

    private static final Map<String, String> PLUGINS =
            Map.of(
                    "Slack notifications", "slack_notifications",
                    "e-mail notifications", "email_notifications",
                    "analytics export", "analytics_export",
                    "preferences", "preferences",
                    "scratchpad", "scratchpad",
                    "horoscope", "horoscope");

    @ParameterType(
            "Slack notifications|e-mail notifications|analytics export|preferences|scratchpad|horoscope")
    public String plugin(String words) {
        return PLUGINS.get(words);
    }

    @ParameterType(
            "enable the scratchpad|enable the preferences with other settings|disable the preferences|set up the preferences anew|change a part of the preferences|remove the configuration of the preferences")
    public PluginAct pluginAct(String words) {
        return Words.find(PluginAct.values(), PluginAct::words, words);
    }

    @ParameterType("sets up|changes|enables")
    public SoundButOne.Way way(String words) {
        return Words.find(SoundButOne.Way.values(), SoundButOne.Way::words, words);
    }

    @ParameterType("missing|as \"([^\"]*)\"")
    public Wanted wanted(String words) {
        return words == null ? new Wanted(false, null) : new Wanted(true, value(words));
    }

    @DataTableType
    public PluginRow row(Map<String, String> row) {
        return new PluginRow(plugin(row.get("plugin")), row.get("used").equals("yes"));
    }

    @DataTableType
    public Setting setting(List<String> row) {
        return new Setting(row.get(0), value(row.get(1)));
    }

    /**
     * A number, "yes" and "no", "nothing" for a null, "a mask" for what is shown of a secret, "the
     * list" of several, "the group" of settings by their names; else a text, as is what follows
     * "the text".
     */
    static Object value(String words) {
        if (words.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(words);
        }
        if (words.startsWith(LIST)) {
            return each(words.substring(LIST.length())).map(PluginWords::value).toList();
        }
        if (words.startsWith(GROUP)) {
            return Settings.of(
                            each(words.substring(GROUP.length())).map(PluginWords::named).toList())
                    .values();
        }
        return switch (words) {
            case "yes" -> true;
            case "no" -> false;
            case "nothing" -> null;
            case "a mask" -> Plugins.MASK;
            default -> words.startsWith("the text ") ? words.substring(9) : words;
        };
    }

    private static Stream<String> each(String words) {
        return Stream.of(words.split(", "));
    }

    private static Setting named(String words) {
        int space = words.indexOf(' ');
        return new Setting(words.substring(0, space), value(words.substring(space + 1)));
    }
}
