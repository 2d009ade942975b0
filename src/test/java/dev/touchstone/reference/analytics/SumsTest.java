package dev.touchstone.reference.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.PostgresServer;
import dev.touchstone.reference.analytics.Analytics.Day;
import dev.touchstone.reference.analytics.Analytics.ModelDay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a ledger holds: every form of the analytics is the same plain sum over it. */
@Label("ANALYTICS-2, ANALYTICS-5, ANALYTICS-6, ANALYTICS-7")
class SumsTest {
    private static final int TRIES = 60;
    private static final LocalDate FIRST = LocalDate.parse("2024-02-20");
    private static final int DAYS = 45;

    private static PostgresServer server;
    private static LedgerOfChosenTimes ledger;

    @BeforeContainer
    static void open() {
        server = PostgresServer.start();
        ledger = new LedgerOfChosenTimes(server.emptyDatabase());
    }

    @AfterContainer
    static void close() {
        ledger.close();
        server.close();
    }

    private final Analytics analytics = new Analytics(ledger.access());

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void summary_days_and_export_are_plain_sums_over_the_ledger(
            @ForAll("ledgers") List<Entry> entries, @ForAll("periods") Period period) {
        UUID tenant = ledger.tenantWith(entries);
        PlainSums expected = new PlainSums(entries, period);
        Summary summary = analytics.summary(tenant, period);
        assertSame(summary.totals(), expected.summary().totals());
        assertThat(summary.responseTimes()).isEqualTo(expected.summary().responseTimes());
        assertThat(summary.byModel())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected.summary().byModel());
        assertThat(analytics.daily(tenant, period))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected.daily());
        assertThat(analytics.byDayAndModel(tenant, period))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected.byDayAndModel());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void days_and_export_add_up_to_the_summary(
            @ForAll("ledgers") List<Entry> entries, @ForAll("periods") Period period) {
        UUID tenant = ledger.tenantWith(entries);
        Totals summary = analytics.summary(tenant, period).totals();
        assertSame(
                sum(analytics.daily(tenant, period).stream().map(Day::totals).toList()), summary);
        assertSame(
                sum(
                        analytics.byDayAndModel(tenant, period).stream()
                                .map(ModelDay::totals)
                                .toList()),
                summary);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void adjacent_periods_add_up_to_the_whole(
            @ForAll("ledgers") List<Entry> entries,
            @ForAll("periods") Period whole,
            @ForAll @IntRange(max = DAYS) int cut) {
        UUID tenant = ledger.tenantWith(entries);
        LocalDate middle = whole.first().plusDays(cut % whole.days());
        List<Totals> parts =
                middle.equals(whole.last())
                        ? List.of(analytics.summary(tenant, whole).totals())
                        : List.of(
                                totals(tenant, whole.first(), middle, whole.zone()),
                                totals(tenant, middle.plusDays(1), whole.last(), whole.zone()));
        assertSame(sum(parts), analytics.summary(tenant, whole).totals());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void another_tenant_changes_nothing(
            @ForAll("ledgers") List<Entry> own,
            @ForAll("ledgers") List<Entry> others,
            @ForAll("periods") Period period) {
        UUID tenant = ledger.tenantWith(own);
        Summary before = analytics.summary(tenant, period);
        ledger.tenantWith(others);
        assertThat(analytics.summary(tenant, period)).isEqualTo(before);
    }

    private Totals totals(UUID tenant, LocalDate first, LocalDate last, ZoneId zone) {
        return analytics.summary(tenant, new Period(first, last, zone)).totals();
    }

    private static Totals sum(List<Totals> parts) {
        Totals sum = new Totals(0, BigInteger.ZERO, BigInteger.ZERO, BigDecimal.ZERO);
        for (Totals part : parts) {
            sum =
                    new Totals(
                            sum.requests() + part.requests(),
                            sum.promptTokens().add(part.promptTokens()),
                            sum.completionTokens().add(part.completionTokens()),
                            sum.cost().add(part.cost()));
        }
        return sum;
    }

    private static void assertSame(Totals actual, Totals expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
    }

    /** Over a leap day and the change of clocks in America and, with the days around, in Europe. */
    @Provide
    Arbitrary<List<Entry>> ledgers() {
        Arbitrary<Instant> times =
                Arbitraries.oneOf(
                        Arbitraries.longs()
                                .between(0, DAYS * 86_400_000_000L)
                                .map(micros -> begin().plusNanos(micros * 1_000).toInstant()),
                        Arbitraries.integers()
                                .between(0, DAYS * 24)
                                .map(hours -> begin().plusHours(hours).toInstant()));
        return Combinators.combine(
                        times,
                        Arbitraries.of("llama", "phi", "=1+1", "Zephyr", "a,\"b\""),
                        Arbitraries.longs().between(0, 1L << 50),
                        Arbitraries.longs().between(0, Long.MAX_VALUE),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                                .ofScale(12),
                        Arbitraries.of("ok", "failed", "aborted"),
                        Arbitraries.longs().between(0, 600_000_000L).injectNull(0.1))
                .as(Entry::new)
                .list()
                .ofMaxSize(30);
    }

    private static ZonedDateTime begin() {
        return FIRST.atStartOfDay(ZoneId.of("UTC"));
    }

    @Provide
    Arbitrary<Period> periods() {
        Arbitrary<ZoneId> zones =
                Arbitraries.of(
                                "UTC",
                                "Europe/Berlin",
                                "America/New_York",
                                "Pacific/Kiritimati",
                                "Pacific/Niue",
                                "Asia/Kathmandu",
                                "America/Havana")
                        .map(ZoneId::of);
        Arbitrary<Integer> days = Arbitraries.integers().between(-2, DAYS + 2);
        return Combinators.combine(days, days, zones)
                .as(
                        (one, other, zone) ->
                                new Period(
                                        FIRST.plusDays(Math.min(one, other)),
                                        FIRST.plusDays(Math.max(one, other)),
                                        zone));
    }
}
