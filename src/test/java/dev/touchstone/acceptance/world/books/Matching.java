package dev.touchstone.acceptance.world.books;

import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds for each entry that costs something the one engine request that it is for. */
final class Matching {

    private static final Usage NOTHING = Usage.of(0, 0);

    private final Prices prices;
    private final List<EngineWork> left;
    private final List<String> differences = new ArrayList<>();

    private Matching(List<EngineWork> work, Prices prices) {
        this.left = new ArrayList<>(work);
        this.prices = prices;
    }

    /** Each entry takes its request away; who pays for the most takes first. */
    static Matching of(List<LedgerEntry> entries, List<EngineWork> work, Prices prices) {
        Matching matching = new Matching(work, prices);
        entries.stream()
                .sorted(
                        Comparator.comparing(LedgerEntry::status)
                                .reversed()
                                .thenComparing(e -> -e.usage().completionTokens()))
                .forEach(matching::take);
        return matching;
    }

    /** Entries without a request or at a wrong price, and whole answers without an entry. */
    Stream<String> differences() {
        return Stream.concat(
                differences.stream(),
                left.stream()
                        .filter(EngineWork::isWhole)
                        .map(work -> work + " was answered in full, and is entered nowhere"));
    }

    private void take(LedgerEntry entry) {
        switch (entry.status()) {
            case "ok", "aborted" -> {
                check(prices.isRight(entry), entry, "does not cost what its tokens cost there");
                Optional<EngineWork> found =
                        left.stream().filter(work -> isFor(work, entry)).max(fitting(entry));
                found.ifPresentOrElse(
                        left::remove,
                        () -> differences.add(entry + " has no engine request; left are " + left));
            }
            case "failed" -> {
                check(entry.usage().equals(NOTHING), entry, "failed, but has tokens");
                check(entry.cost().compareTo(BigDecimal.ZERO) == 0, entry, "failed, but costs");
            }
            default -> differences.add(entry + " has a status that nobody knows");
        }
    }

    private void check(boolean kept, LedgerEntry entry, String otherwise) {
        if (!kept) {
            differences.add(entry + " " + otherwise);
        }
    }

    private boolean isFor(EngineWork work, LedgerEntry entry) {
        boolean named = work.requestId().map(entry.requestId()::equals).orElse(true);
        boolean there =
                prices.deployment(entry)
                        .filter(deployment -> deployment.engine().equals(work.engine()))
                        .isPresent();
        boolean same = Prices.plain(work.model()).equals(Prices.plain(entry.model()));
        boolean billed =
                entry.status().equals("ok")
                        ? work.isBilledInFull(entry.usage())
                        : work.isBilledInPart(entry.usage());
        return named && there && same && billed;
    }

    /** Whoever left fits best to what was aborted at the same token. */
    private static Comparator<EngineWork> fitting(LedgerEntry entry) {
        return Comparator.comparing(
                        (EngineWork work) -> work.counted().equals(entry.usage()) ? 1 : 0)
                .thenComparing(work -> work.counted().completionTokens());
    }
}
