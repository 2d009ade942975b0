package dev.touchstone.acceptance.world.books;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.touchstone.acceptance.world.books.Told.End;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The three witnesses of some traffic, all of it.
 *
 * @param entries of every tenant that took part
 * @param work of every engine
 * @param told what was told, as far as somebody listened
 * @param attemptsAreTold whether the router says how many engines it has asked
 */
public record Books(
        List<LedgerEntry> entries,
        List<EngineWork> work,
        List<Told> told,
        List<Model> models,
        boolean attemptsAreTold) {

    private static final String FAILED = "failed";

    /** Where they do not agree, in words; empty when they agree. */
    public List<String> differences() {
        Matching matching = Matching.of(entries, work, new Prices(models));
        return Stream.of(
                        work.stream()
                                .filter(each -> !each.state().hasEnded())
                                .map(each -> each + " has not ended"),
                        matching.differences(),
                        attemptsAreTold ? attempts() : Stream.<String>empty(),
                        told.stream().flatMap(this::differences))
                .flatMap(differences -> differences)
                .toList();
    }

    /**
     * Each request of the ledger made as many attempts as engines were asked for it, so that what
     * was asked and not entered shows, and the other way round.
     */
    private Stream<String> attempts() {
        boolean named = work.stream().allMatch(each -> each.requestId().isPresent());
        if (!named) {
            int attempts = entries.stream().mapToInt(LedgerEntry::attempts).sum();
            return different("all requests", attempts, work.size());
        }
        Map<String, Integer> entered =
                entries.stream()
                        .collect(
                                groupingBy(
                                        LedgerEntry::requestId, summingInt(LedgerEntry::attempts)));
        Map<String, Integer> asked =
                work.stream()
                        .collect(
                                groupingBy(
                                        each -> each.requestId().orElseThrow(),
                                        summingInt(each -> 1)));
        Set<String> requests = new HashSet<>(entered.keySet());
        requests.addAll(asked.keySet());
        return requests.stream()
                .sorted()
                .flatMap(
                        id ->
                                different(
                                        "request " + id,
                                        entered.getOrDefault(id, 0),
                                        asked.getOrDefault(id, 0)));
    }

    private static Stream<String> different(String what, int attempts, int asked) {
        return attempts == asked
                ? Stream.empty()
                : Stream.of(
                        "%s: the ledger tells of %d attempts, but the engines were asked %d times"
                                .formatted(what, attempts, asked));
    }

    private Stream<String> differences(Told one) {
        List<LedgerEntry> its =
                entries.stream()
                        .filter(
                                entry ->
                                        one.trail()
                                                .requestId()
                                                .filter(entry.requestId()::equals)
                                                .isPresent())
                        .toList();
        List<String> found = new ArrayList<>();
        if (one.end() == End.WHOLE || one.end() == End.LEFT || one.end() == End.BROKEN) {
            check(found, !its.isEmpty(), one, "nothing is entered for it");
        }
        one.trail()
                .traceId()
                .ifPresent(trace -> check(found, isOf(trace, its), one, told(trace, its)));
        check(found, one.end() != End.SPEECHLESS, one, "nothing says whether it was whole");
        boolean costs = its.stream().anyMatch(entry -> !entry.status().equals(FAILED));
        // Of several calls within one request some may have succeeded before another one failed.
        boolean plain = its.size() <= 1;
        if (one.end() == End.BROKEN || one.end() == End.REFUSED) {
            check(found, !(plain && costs), one, "it is entered as " + its);
        }
        if (one.end() == End.WHOLE && !its.isEmpty()) {
            sameAsToldOf(found, one, its);
        }
        return found.stream();
    }

    private static void sameAsToldOf(List<String> found, Told one, List<LedgerEntry> its) {
        check(found, its.stream().noneMatch(Books::hasFailed), one, "it is entered as " + its);
        one.usage().ifPresent(usage -> check(found, usage.equals(sum(its)), one, told(usage, its)));
        one.trail()
                .cost()
                .ifPresent(
                        cost -> check(found, cost.compareTo(cost(its)) == 0, one, told(cost, its)));
        int attempts = its.stream().mapToInt(LedgerEntry::attempts).sum();
        one.trail()
                .attempts()
                .ifPresent(
                        told -> check(found, told == attempts, one, told(told + " attempts", its)));
        if (its.size() == 1) {
            one.trail()
                    .servedBy()
                    .ifPresent(
                            by ->
                                    check(
                                            found,
                                            by.equals(its.get(0).deployment()),
                                            one,
                                            told(by, its)));
        }
    }

    private static boolean isOf(String trace, List<LedgerEntry> entries) {
        return entries.stream().allMatch(entry -> entry.traceId().equals(trace));
    }

    private static boolean hasFailed(LedgerEntry entry) {
        return entry.status().equals(FAILED);
    }

    private static String told(Object what, List<LedgerEntry> its) {
        return "told %s, but entered is %s".formatted(what, its);
    }

    private static void check(List<String> found, boolean kept, Told one, String otherwise) {
        if (!kept) {
            found.add(one + ": " + otherwise);
        }
    }

    private static Usage sum(List<LedgerEntry> entries) {
        return entries.stream()
                .map(LedgerEntry::usage)
                .reduce(
                        Usage.of(0, 0),
                        (one, other) ->
                                new Usage(
                                        one.promptTokens() + other.promptTokens(),
                                        one.completionTokens() + other.completionTokens(),
                                        one.totalTokens() + other.totalTokens()));
    }

    private static BigDecimal cost(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is in them, for a message that says how much agrees. */
    public String size() {
        return "%d entries and %d engine requests".formatted(entries.size(), work.size());
    }

    /** The engines' requests that are accounted for here, by the engine's name. */
    Map<String, Set<Long>> claimed() {
        return work.stream()
                .collect(
                        groupingBy(
                                EngineWork::engine,
                                Collectors.mapping(EngineWork::id, Collectors.toSet())));
    }
}
