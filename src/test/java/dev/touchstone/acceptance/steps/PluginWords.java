package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Setting;
import dev.touchstone.acceptance.world.SoundButOne;
import dev.touchstone.acceptance.world.Wanted;
import dev.touchstone.router.Plugins;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How features speak of plugins (there is no horoscope), their settings and the values of these.
 */
public final class PluginWords {

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
     * A number, "yes" and "no", "nothing" for a null, "a mask" for what is shown of a secret; else
     * a text, as is what follows "the text".
     */
    static Object value(String words) {
        if (words.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(words);
        }
        return switch (words) {
            case "yes" -> true;
            case "no" -> false;
            case "nothing" -> null;
            case "a mask" -> Plugins.MASK;
            default -> words.startsWith("the text ") ? words.substring(9) : words;
        };
    }
}
