package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Capability;
import dev.touchstone.router.RouterDescription.Deployment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The first two deployments of the default model, each with the engine behind it. */
public final class Deployments {

    /** How long requests that were sent together may take to reach engines. */
    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Map<Rank, Integer> noted = new EnumMap<>(Rank.class);

    public Deployments(RouterUnderTest router, Engines engines) {
        this.router = router;
        this.engines = engines;
    }

    /** The deployment; a router with one only has nothing to fall back on. */
    public Deployment at(Rank rank) {
        router.needs(Capability.FALLBACK);
        List<Deployment> all = router.description().defaultModel().deployments();
        router.needs(
                Capability.FALLBACK,
                all.size() >= Rank.values().length,
                "the default model has one deployment only");
        return all.get(rank.ordinal());
    }

    /** Its engine does this with the next requests of this scenario; the last one repeats. */
    public void follow(Rank rank, Behaviour... behaviours) {
        engines.follow(at(rank).engine(), behaviours);
    }

    /** What its engine was asked in this scenario. */
    public List<JournalEntry> journal(Rank rank) {
        return engines.journal(at(rank).engine());
    }

    /** The one request to its engine, or the failure that there is none, or more. */
    public JournalEntry only(Rank rank) {
        List<JournalEntry> journal = journal(rank);
        assertThat(journal).as("requests to the %s engine", rank.word()).hasSize(1);
        return journal.get(0);
    }

    /** Notes what was asked so far. */
    public void note() {
        for (Rank rank : Rank.values()) {
            noted.put(rank, journal(rank).size());
        }
    }

    /** How often its engine was asked since it was noted; all in all, when nothing was noted. */
    public int askedSince(Rank rank) {
        return journal(rank).size() - noted.getOrDefault(rank, 0);
    }

    /** So often the two were asked since it was noted. */
    public void assertAskedSince(int first, int second) {
        assertThat(List.of(askedSince(Rank.FIRST), askedSince(Rank.SECOND)))
                .as("how often the first and the second engine were asked since then")
                .containsExactly(first, second);
    }

    /** So often the two were asked in this scenario. */
    public void assertAsked(int first, int second) {
        assertThat(List.of(journal(Rank.FIRST).size(), journal(Rank.SECOND).size()))
                .as("how often the first and the second engine were asked")
                .containsExactly(first, second);
    }

    /** Waits until so many requests have reached engines since it was noted, or time is up. */
    public void awaitArrivals(int requests) {
        long patience = System.nanoTime() + PROMPTLY.toNanos();
        Awaitility.await()
                .atMost(PROMPTLY.multipliedBy(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> arrived() >= requests || System.nanoTime() > patience);
    }

    private int arrived() {
        return askedSince(Rank.FIRST) + askedSince(Rank.SECOND);
    }
}
