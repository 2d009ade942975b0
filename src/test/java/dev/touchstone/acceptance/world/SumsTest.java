package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.Ledger.Grouping;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LEDGER-5: what the entries of a ledger come to")
class SumsTest {

    private static final Totals ALL = totals(3, 111, 222, "0.36");
    private static final List<LedgerEntry> ENTRIES =
            List.of(
                    entry("ada", "phi", 1, 2, "0.3", "2026-11-20T23:59:59Z"),
                    entry("bo", "phi", 10, 20, "0.05", "2026-11-21T00:00:00Z"),
                    entry("ada", "llama", 100, 200, "0.01", "2026-11-21T09:00:00Z"));

    private static LedgerEntry entry(
            String person, String model, long prompt, long completion, String cost, String at) {
        return new LedgerEntry(
                "e",
                "r",
                1,
                "trace",
                "tenant",
                person,
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
    void by_person_each_one_has_what_their_entries_come_to() {
        assertThat(Sums.of(ENTRIES, Grouping.PERSON))
                .isEqualTo(
                        new Ledger.Sums(
                                ALL,
                                Map.of(
                                        "ada", totals(2, 101, 202, "0.31"),
                                        "bo", totals(1, 10, 20, "0.05"))));
    }

    @Test
    void by_model_each_one_has_what_its_entries_come_to() {
        assertThat(Sums.of(ENTRIES, Grouping.MODEL))
                .isEqualTo(
                        new Ledger.Sums(
                                ALL,
                                Map.of(
                                        "phi", totals(2, 11, 22, "0.35"),
                                        "llama", totals(1, 100, 200, "0.01"))));
    }

    @Test
    void by_day_each_one_in_utc_has_what_its_entries_come_to() {
        assertThat(Sums.of(ENTRIES, Grouping.DAY))
                .isEqualTo(
                        new Ledger.Sums(
                                ALL,
                                Map.of(
                                        "2026-11-20", totals(1, 1, 2, "0.3"),
                                        "2026-11-21", totals(2, 110, 220, "0.06"))));
    }

    @Test
    void no_entries_come_to_nothing() {
        assertThat(Sums.of(List.of(), Grouping.PERSON))
                .isEqualTo(new Ledger.Sums(Totals.NONE, Map.of()));
    }

    @Test
    void amounts_are_equal_however_many_zeros_end_them_and_are_told_in_plain_figures() {
        assertThat(totals(1, 2, 3, "0.0000001000")).isEqualTo(totals(1, 2, 3, "0.0000001"));
        assertThat(totals(1, 2, 3, "0.0000001000"))
                .hasToString("1 calls, 2 prompt + 3 generated = 5 tokens, 0.0000001 US dollars");
    }
}
