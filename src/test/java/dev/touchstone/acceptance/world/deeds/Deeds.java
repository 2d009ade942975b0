package dev.touchstone.acceptance.world.deeds;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that people do in a tenant, by the words of the features. */
public final class Deeds {

    private final Map<String, Deed> deeds;

    public Deeds(
            AskingDeeds asking,
            ReadingDeeds reading,
            PeopleDeeds people,
            SettingsDeeds settings,
            PluginDeeds plugins) {
        deeds =
                Stream.of(asking.all(), reading.all(), people.all(), settings.all(), plugins.all())
                        .flatMap(Function.identity())
                        .collect(Collectors.toMap(Deed::words, Function.identity()));
    }

    /** The deed of these words. */
    public Deed named(String words) {
        Deed deed = deeds.get(words);
        if (deed == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is none of %s"
                            .formatted(words, deeds.keySet().stream().sorted().toList()));
        }
        return deed;
    }
}
