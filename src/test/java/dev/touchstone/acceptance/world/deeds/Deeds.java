package dev.touchstone.acceptance.world.deeds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that people do in a tenant, by the words of the features. */
public final class Deeds {

    private final Map<String, Deed> deeds;
    private final List<Deed> ofAdmins;

    public Deeds(
            AskingDeeds asking,
            ConversationDeeds conversations,
            ReadingDeeds reading,
            PeopleDeeds people,
            SettingsDeeds settings,
            PluginDeeds plugins) {
        deeds =
                Stream.of(
                                asking.all(),
                                conversations.all(),
                                reading.all(),
                                people.all(),
                                settings.all(),
                                plugins.all())
                        .flatMap(Function.identity())
                        .collect(
                                Collectors.toMap(
                                        Deed::words,
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        ofAdmins =
                Stream.of(
                                people.all(),
                                settings.all(),
                                plugins.all().filter(deed -> !deed.isReading()),
                                Stream.of(named(ConversationDeeds.DELETE_A_COLLEAGUES)))
                        .flatMap(Function.identity())
                        .toList();
    }

    /** All that there is, in an order in which an admin could do each. */
    public List<Deed> all() {
        return List.copyOf(deeds.values());
    }

    /** All that changes something, in an order in which each could be done. */
    public List<Deed> changing() {
        return deeds.values().stream().filter(deed -> !deed.isReading()).toList();
    }

    /** All that is an admin's alone: people, settings, changes of plugins, what others wrote. */
    public List<Deed> ofAdminsAlone() {
        return ofAdmins;
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
