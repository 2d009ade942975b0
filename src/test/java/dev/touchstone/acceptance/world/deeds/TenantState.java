package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.TenantPlugins;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.TenantSettings.Limits;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a router lets an admin read of a tenant; a part that the router does not have is empty.
 *
 * @param engineRequests how many requests of the scenario have reached an engine
 */
public record TenantState(
        List<Dialogue> conversations,
        Optional<TenantPlugins> plugins,
        List<Listed> people,
        Optional<Limits> settings,
        List<LedgerEntry> ledger,
        Optional<Summary> analytics,
        int engineRequests) {

    /** One part of it. */
    public Object of(Part part) {
        return switch (part) {
            case CONVERSATIONS -> conversations;
            case PLUGINS -> plugins;
            case PEOPLE -> people;
            case SETTINGS -> settings;
            case LEDGER -> ledger;
            case ANALYTICS -> analytics;
            case ENGINES -> engineRequests;
        };
    }

    /** Fails, part by part and in words, unless everything but these parts is as it was. */
    public void sameAs(TenantState before, Set<Part> but, String after) {
        EnumSet.complementOf(copy(but))
                .forEach(
                        part ->
                                assertThat(of(part))
                                        .overridingErrorMessage(
                                                "After %s, %s should be as before, but: %s"
                                                        .formatted(
                                                                after,
                                                                part.words(),
                                                                difference(
                                                                        before.of(part), of(part))))
                                        .isEqualTo(before.of(part)));
    }

    /** What is gone and what is new, of lists; else what it was and what it is. */
    private static String difference(Object was, Object now) {
        if (was instanceof List<?> old && now instanceof List<?> all) {
            List<?> gone = old.stream().filter(each -> !all.contains(each)).toList();
            List<?> come = all.stream().filter(each -> !old.contains(each)).toList();
            return "gone is %s, and new is %s".formatted(gone, come);
        }
        return "it was %s, and is %s".formatted(was, now);
    }

    private static EnumSet<Part> copy(Set<Part> parts) {
        EnumSet<Part> copy = EnumSet.noneOf(Part.class);
        copy.addAll(parts);
        return copy;
    }
}
