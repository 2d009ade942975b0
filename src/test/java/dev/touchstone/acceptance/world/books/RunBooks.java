package dev.touchstone.acceptance.world.books;

import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The books of the whole run: those of each scenario, and at the end the question whether every
 * request that the common engines got belongs to one of them. Thread-safe.
 */
public final class RunBooks {

    private static final int TOLD = 20;

    /** So many scenarios tell what is wrong; to wait in vain in each takes a run half an hour. */
    private static final int ENOUGH = 10;

    private final Map<String, EngineControl> engines;
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Set<Long>> claimed = new ConcurrentHashMap<>();
    private final Queue<String> differences = new ConcurrentLinkedQueue<>();
    private final AtomicInteger scenarios = new AtomicInteger();
    private final AtomicInteger differing = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicInteger entries = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    /** The books of a run, where engines and a ledger can be held against each other. */
    public static Optional<RunBooks> begin(
            Set<Capability> missing, Map<String, EngineControl> engines) {
        return missing.contains(Capability.LEDGER) || engines.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunBooks(engines));
    }

    /** Begins: what these engines were asked until now is none of the run's business. */
    public RunBooks(Map<String, EngineControl> engines) {
        this.engines = engines;
        engines.forEach((name, engine) -> before.put(name, lastId(engine.journal())));
    }

    /** Takes what a scenario had to do with the common engines. */
    public void claim(Books books) {
        books.claimed()
                .forEach(
                        (engine, ids) ->
                                claimed.computeIfAbsent(
                                                engine, any -> ConcurrentHashMap.newKeySet())
                                        .addAll(ids));
    }

    /** Whether so many scenarios did not agree that one more tells nothing. */
    public boolean haveDifferedEnough() {
        return differing.get() >= ENOUGH;
    }

    /** Takes note of a scenario in which nobody looked any more. */
    public void skip() {
        skipped.incrementAndGet();
    }

    /** Takes a scenario that should agree, and where it does not. */
    public void add(String scenario, Books books, List<String> found) {
        scenarios.incrementAndGet();
        differing.addAndGet(found.isEmpty() ? 0 : 1);
        entries.addAndGet(books.entries().size());
        requests.addAndGet(books.work().size());
        found.forEach(difference -> differences.add(scenario + ": " + difference));
    }

    /** Looks for requests that no scenario accounts for; the engines must still be there. */
    public void close() {
        engines.forEach(this::claimAll);
    }

    private void claimAll(String name, EngineControl engine) {
        List<JournalEntry> last = engine.journal();
        Set<Long> known = claimed.getOrDefault(name, Set.of());
        for (long id = before.get(name) + 1; id <= lastId(last); id++) {
            if (!known.contains(id)) {
                differences.add(
                        "request %d of engine %s belongs to no scenario: %s"
                                .formatted(id, name, told(last, id)));
            }
        }
    }

    private static String told(List<JournalEntry> last, long id) {
        return last.stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .map(entry -> entry.receivedAt() + " " + entry.body())
                .orElse("it was long before the end");
    }

    private static long lastId(List<JournalEntry> journal) {
        return journal.isEmpty() ? 0 : journal.get(journal.size() - 1).id();
    }

    /** How much agrees. */
    public String summary() {
        String unseen =
                skipped.get() == 0
                        ? ""
                        : "; %d scenarios behind the first %d that differed were not looked at"
                                .formatted(skipped.get(), ENOUGH);
        return "Ledger and engines were held against each other: %d entries and %d engine requests of %d scenarios, %d differences%s"
                .formatted(
                        entries.get(), requests.get(), scenarios.get(), differences.size(), unseen);
    }

    /**
     * @throws AssertionError that names what differs
     */
    public void check() {
        if (!differences.isEmpty()) {
            throw new AssertionError(
                    "%s:%n%s"
                            .formatted(
                                    summary(),
                                    String.join(
                                            System.lineSeparator(),
                                            differences.stream().limit(TOLD).toList())));
        }
    }
}
