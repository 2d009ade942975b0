package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.ModelTotals;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ANALYTICS-1: what the analytics must tell, call by call")
class AccountTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final LocalDate SATURDAY = LocalDate.parse("2026-11-21");
    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-22");
    private static final Days ALL = Days.of(FRIDAY, SUNDAY);

    private final Account account =
            Account.of(
                    List.of(
                            entry("2026-11-21T12:00:00Z", "phi", 1, 2, "0.3"),
                            entry("2026-11-20T23:30:00Z", "phi", 10, 20, "0.01"),
                            entry("2026-11-20T00:00:00Z", "llama", 100, 200, "0.002"),
                            entry("2026-11-20T01:00:00Z", "phi", 1000, 2000, "0.05")));

    private static LedgerEntry entry(
            String at, String model, long prompt, long completion, String cost) {
        return new LedgerEntry(
                "e",
                "r",
                1,
                "trace",
                "tenant",
                "ada",
                model,
                "place",
                Usage.of(prompt, completion),
                new BigDecimal(cost),
                "ok",
                1,
                Instant.parse(at));
    }

    private static Totals totals(long calls, long prompt, long completion, String cost) {
        return new Totals(calls, Usage.of(prompt, completion), new BigDecimal(cost));
    }

    @Test
    void the_totals_are_the_sum_of_all_calls() {
        assertThat(account.totals()).isEqualTo(totals(4, 1111, 2222, "0.362"));
        assertThat(new Account(List.of()).totals()).isEqualTo(Totals.NONE);
    }

    @Test
    void models_come_by_their_names_each_with_its_calls() {
        assertThat(account.byModel())
                .containsExactly(
                        new ModelTotals("llama", totals(1, 100, 200, "0.002")),
                        new ModelTotals("phi", totals(3, 1011, 2022, "0.36")));
    }

    @Test
    void each_day_has_its_calls_and_a_day_without_one_has_none() {
        assertThat(account.byDay(ALL))
                .containsExactly(
                        new Day(FRIDAY, totals(3, 1110, 2220, "0.062")),
                        new Day(SATURDAY, totals(1, 1, 2, "0.3")),
                        new Day(SUNDAY, Totals.NONE));
        assertThat(Account.sum(account.byDay(ALL))).isEqualTo(account.totals());
    }

    @Test
    void each_model_of_a_day_comes_by_day_and_name() {
        assertThat(account.byDayAndModel(ALL))
                .containsExactly(
                        new ModelDay(FRIDAY, "llama", totals(1, 100, 200, "0.002")),
                        new ModelDay(FRIDAY, "phi", totals(2, 1010, 2020, "0.06")),
                        new ModelDay(SATURDAY, "phi", totals(1, 1, 2, "0.3")));
        assertThat(account.byDayAndModel(Days.of(SATURDAY, SUNDAY))).hasSize(1);
    }

    @Test
    void only_calls_from_the_first_to_the_last_day_are_within() {
        assertThat(account.within(Days.of(SATURDAY, SATURDAY)).totals())
                .isEqualTo(totals(1, 1, 2, "0.3"));
        assertThat(account.within(Days.of(FRIDAY, FRIDAY)).items()).hasSize(3);
        assertThat(account.within(Days.of(SUNDAY, SUNDAY)).items()).isEmpty();
    }

    @Test
    void the_day_of_a_call_is_the_day_where_the_days_are() {
        Days berlin = new Days(SATURDAY, SATURDAY, ZoneId.of("Europe/Berlin"));
        assertThat(account.within(berlin).totals()).isEqualTo(totals(2, 11, 22, "0.31"));
        assertThat(berlin.date(Instant.parse("2026-11-20T23:00:00Z"))).isEqualTo(SATURDAY);
        assertThat(berlin.date(Instant.parse("2026-11-20T22:59:59Z"))).isEqualTo(FRIDAY);
    }

    @Test
    void an_export_adds_up_like_the_calls_it_tells_of() {
        Account told = Account.told(account.byDayAndModel(ALL));
        assertThat(told.byModel()).isEqualTo(account.byModel());
        assertThat(told.items()).extracting(Account.Item::at).containsOnly(Instant.EPOCH);
    }

    @Test
    void the_last_day_is_that_of_the_latest_call_wherever_it_stands() {
        assertThat(account.lastDay()).isEqualTo(SATURDAY);
        assertThatThrownBy(new Account(List.of())::lastDay)
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void days_are_asked_for_by_their_zone_unless_that_is_utc() {
        assertThat(ALL.range()).isEqualTo(DateRange.of(FRIDAY, SUNDAY));
        assertThat(new Days(FRIDAY, SUNDAY, ZoneId.of("Asia/Tokyo")).range())
                .isEqualTo(
                        new DateRange(
                                Optional.of("2026-11-20"),
                                Optional.of("2026-11-22"),
                                Optional.of("Asia/Tokyo")));
    }

    @Test
    void the_days_of_a_question_are_in_its_zone_or_else_in_utc() {
        DateRange asked = DateRange.of(FRIDAY, SUNDAY);
        assertThat(Days.of(asked)).isEqualTo(new Days(FRIDAY, SUNDAY, ZoneOffset.UTC));
        assertThat(Days.of(asked.in("Asia/Tokyo")))
                .isEqualTo(new Days(FRIDAY, SUNDAY, ZoneId.of("Asia/Tokyo")));
        assertThat(ALL.dates()).containsExactly(FRIDAY, SATURDAY, SUNDAY);
    }
}
