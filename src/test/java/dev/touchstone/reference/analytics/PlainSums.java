package dev.touchstone.reference.analytics;

import dev.touchstone.reference.analytics.Analytics.Day;
import dev.touchstone.reference.analytics.Analytics.ModelDay;
import dev.touchstone.reference.analytics.Summary.ModelTotals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the analytics of a period must be, entry by entry in Java. */
record PlainSums(List<Entry> all, Period period) {

    Summary summary() {
        return new Summary(
                totals(entry -> true),
                responseTimes(),
                models(entry -> true)
                        .map(model -> new ModelTotals(model, totals(of(model))))
                        .toList());
    }

    List<Day> daily() {
        return dates().map(date -> new Day(date, totals(on(date)))).toList();
    }

    List<ModelDay> byDayAndModel() {
        return dates().flatMap(
                        date ->
                                models(on(date))
                                        .map(
                                                model ->
                                                        new ModelDay(
                                                                date,
                                                                model,
                                                                totals(on(date).and(of(model))))))
                .toList();
    }

    private Stream<LocalDate> dates() {
        return period.first().datesUntil(period.last().plusDays(1));
    }

    private Stream<String> models(Predicate<Entry> which) {
        return new TreeSet<>(entries().filter(which).map(Entry::model).toList()).stream();
    }

    private Predicate<Entry> on(LocalDate date) {
        return entry -> local(entry).equals(date);
    }

    private static Predicate<Entry> of(String model) {
        return entry -> entry.model().equals(model);
    }

    private LocalDate local(Entry entry) {
        return entry.at().atZone(period.zone()).toLocalDate();
    }

    private Stream<Entry> entries() {
        return all.stream()
                .filter(entry -> !local(entry).isBefore(period.first()))
                .filter(entry -> !local(entry).isAfter(period.last()));
    }

    private Totals totals(Predicate<Entry> which) {
        List<Entry> some = entries().filter(which).toList();
        return new Totals(
                some.size(),
                some.stream()
                        .map(entry -> BigInteger.valueOf(entry.prompt()))
                        .reduce(BigInteger.ZERO, BigInteger::add),
                some.stream()
                        .map(entry -> BigInteger.valueOf(entry.completion()))
                        .reduce(BigInteger.ZERO, BigInteger::add),
                some.stream().map(Entry::cost).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Optional<ResponseTimes> responseTimes() {
        long[] times =
                entries()
                        .map(Entry::micros)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
        return times.length == 0
                ? Optional.empty()
                : Optional.of(
                        new ResponseTimes(
                                mean(times),
                                percentile(times, 0.5),
                                percentile(times, 0.95),
                                percentile(times, 0.99)));
    }

    private static Duration mean(long[] times) {
        BigInteger sum = BigInteger.ZERO;
        for (long time : times) {
            sum = sum.add(BigInteger.valueOf(time));
        }
        BigDecimal mean =
                new BigDecimal(sum)
                        .divide(BigDecimal.valueOf(times.length), 0, RoundingMode.HALF_UP);
        return Duration.of(mean.longValueExact(), ChronoUnit.MICROS);
    }

    /** As PostgreSQL does it, in floating point: orderedsetaggs.c, percentile_cont. */
    private static Duration percentile(long[] times, double share) {
        double place = share * (times.length - 1);
        double below = times[(int) Math.floor(place)];
        double above = times[(int) Math.ceil(place)];
        double value = below + (place - Math.floor(place)) * (above - below);
        return Duration.of((long) Math.rint(value), ChronoUnit.MICROS);
    }
}
