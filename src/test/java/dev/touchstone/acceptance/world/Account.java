package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.ModelTotals;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the analytics must tell of a number of calls: plain sums, call by call. */
public record Account(List<Item> items) {

    /** One call and what it came to. */
    public record Item(Instant at, String model, Totals totals) {}

    /** The account of these ledger entries. */
    public static Account of(List<LedgerEntry> entries) {
        return new Account(entries.stream().map(Account::item).toList());
    }

    /** The account of what an export tells. */
    public static Account told(List<ModelDay> rows) {
        return new Account(
                rows.stream()
                        .map(row -> new Item(Instant.EPOCH, row.model(), row.totals()))
                        .toList());
    }

    private static Item item(LedgerEntry entry) {
        Totals totals = new Totals(1, entry.usage(), entry.cost());
        return new Item(entry.createdAt(), entry.model(), totals);
    }

    /** The calls of these days only. */
    public Account within(Days days) {
        return new Account(items.stream().filter(item -> days.has(item.at())).toList());
    }

    public Totals totals() {
        return sum(items.stream());
    }

    /** What these days came to together. */
    public static Totals sum(List<Day> days) {
        return days.stream().map(Day::totals).reduce(Totals.NONE, Totals::plus);
    }

    /** The day of the last call. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(
                items.stream().map(Item::at).max(Comparator.naturalOrder()).orElseThrow(),
                ZoneOffset.UTC);
    }

    /** By the names of the models. */
    public List<ModelTotals> byModel() {
        return groups(Item::model).stream()
                .map(model -> new ModelTotals(model, sum(of(model))))
                .toList();
    }

    /** Each of these days. */
    public List<Day> byDay(Days days) {
        return days.dates().stream().map(date -> new Day(date, sum(on(date, days)))).toList();
    }

    /** Each model that had calls on one of these days. */
    public List<ModelDay> byDayAndModel(Days days) {
        return within(days)
                .groups(item -> new ModelDay(days.date(item.at()), item.model(), Totals.NONE))
                .stream()
                .map(row -> filled(row, days))
                .toList();
    }

    private ModelDay filled(ModelDay row, Days days) {
        Stream<Item> items = on(row.date(), days).filter(item -> item.model().equals(row.model()));
        return new ModelDay(row.date(), row.model(), sum(items));
    }

    private Stream<Item> of(String model) {
        return items.stream().filter(item -> item.model().equals(model));
    }

    private Stream<Item> on(LocalDate date, Days days) {
        return items.stream().filter(item -> days.date(item.at()).equals(date));
    }

    private <T> List<T> groups(Function<Item, T> group) {
        return items.stream()
                .map(group)
                .distinct()
                .sorted(Comparator.comparing(Account::order))
                .collect(Collectors.toList());
    }

    /** Dates and names as texts stand in the order in which they are told. */
    private static String order(Object group) {
        return group instanceof ModelDay row ? row.date() + row.model() : group.toString();
    }

    private static Totals sum(Stream<Item> items) {
        return items.map(Item::totals).reduce(Totals.NONE, Totals::plus);
    }
}
