package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.TenantPlugins;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.TenantSettings.Limits;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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

    /** Which parts are not what they were. */
    public Set<Part> changedSince(TenantState before) {
        Set<Part> changed = EnumSet.allOf(Part.class);
        changed.removeIf(part -> Objects.equals(of(part), before.of(part)));
        return changed;
    }

    /** Fails, part by part and in words, unless everything but these parts is as it was. */
    public void sameAs(TenantState before, Set<Part> but, String after) {
        EnumSet.complementOf(copy(but))
                .forEach(
                        part ->
                                assertThat(of(part))
                                        .as("%s, after %s", part.words(), after)
                                        .isEqualTo(before.of(part)));
    }

    private static EnumSet<Part> copy(Set<Part> parts) {
        EnumSet<Part> copy = EnumSet.noneOf(Part.class);
        copy.addAll(parts);
        return copy;
    }
}
