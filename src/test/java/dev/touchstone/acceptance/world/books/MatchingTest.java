package dev.touchstone.acceptance.world.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.PriceChange;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LEDGER-2: each entry is for one engine request, at its price")
class MatchingTest {

    private static final Price ONE_AND_TEN = new Price(BigDecimal.ONE, BigDecimal.TEN);
    private static final Price DEAR = new Price(new BigDecimal("3"), new BigDecimal("5"));
    private static final Price LATER = new Price(new BigDecimal("7"), new BigDecimal("7"));
    private static final Usage SIX = Usage.of(2, 4);

    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<EngineWork> work = new ArrayList<>();

    private static Prices prices() {
        return new Prices(
                List.of(
                        new Model(
                                "phi",
                                Optional.of("local"),
                                ONE_AND_TEN,
                                List.of(
                                        new Deployment("phi-one", "one"),
                                        new Deployment("phi-two", "two", Optional.of(DEAR))),
                                true,
                                Optional.of(new PriceChange(Instant.EPOCH, LATER))),
                        new Model(
                                "llama", DEAR, List.of(new Deployment("llama-one", "one")), true)));
    }

    private static LedgerEntry entry(
            String model, String place, Usage usage, String cost, String status) {
        return new LedgerEntry(
                "e",
                "a",
                1,
                "trace",
                "tenant",
                "ada",
                model,
                place,
                usage,
                new BigDecimal(cost),
                status,
                1,
                Instant.EPOCH);
    }

    private void worked(String model, State state, Usage counted) {
        work.add(
                new EngineWork(
                        "one",
                        work.size() + 1L,
                        Optional.empty(),
                        model,
                        state,
                        counted,
                        Optional.of(counted).filter(any -> state == State.COMPLETE)));
    }

    private List<String> differences() {
        return Matching.of(entries, work, prices()).differences().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "phi, phi-one, 0.000042, true",
        "local:phi, phi-one, 0.0000420, true",
        "phi, phi-one, 0.000041, false",
        "phi, phi-two, 0.000026, true",
        "phi, phi-two, 0.000042, false",
        "phi, phi-nowhere, 0.000042, true",
        "llama, llama-one, 0.000026, true",
        "llama, llama-one, 0.000042, false",
        "nobody, phi-one, 0.000042, false",
    })
    void the_price_is_the_deployments_own_or_else_the_models(
            String model, String place, String cost, boolean right) {
        assertThat(prices().isRight(entry(model, place, SIX, cost, "ok"))).isEqualTo(right);
    }

    @Test
    void a_change_of_the_models_price_holds_where_the_deployment_has_none_of_its_own() {
        String later = "0.000042";
        Usage six = Usage.of(3, 3);
        assertThat(prices().isRight(entry("phi", "phi-one", six, later, "ok"))).isTrue();
        assertThat(prices().isRight(entry("phi", "phi-one", six, "0.000033", "ok"))).isTrue();
        assertThat(prices().isRight(entry("phi", "phi-two", six, later, "ok"))).isFalse();
        assertThat(prices().isRight(entry("phi", "phi-two", six, "0.000024", "ok"))).isTrue();
    }

    @Test
    void the_deployment_is_the_one_that_the_entry_names_of_its_model() {
        assertThat(prices().deployment(entry("phi", "phi-two", SIX, "0", "ok")))
                .contains(new Deployment("phi-two", "two", Optional.of(DEAR)));
        assertThat(prices().deployment(entry("phi", "llama-one", SIX, "0", "ok"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"phi, phi", "local:phi, phi", "a:b:phi, phi"})
    void a_name_is_plain_without_its_provider(String model, String plain) {
        assertThat(Prices.plain(model)).isEqualTo(plain);
    }

    @Test
    void an_entry_of_another_model_on_the_same_engine_has_no_request() {
        worked("llama", State.COMPLETE, SIX);
        entries.add(entry("phi", "phi-one", SIX, "0.000042", "ok"));
        assertThat(differences())
                .containsExactly(
                        entries.get(0) + " has no engine request; left are " + work,
                        work.get(0) + " was answered in full, and is entered nowhere");
    }

    @Test
    void a_name_with_its_provider_is_the_same_model() {
        worked("local:phi", State.COMPLETE, SIX);
        entries.add(entry("phi", "phi-one", SIX, "0.000042", "ok"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_place_that_the_model_does_not_have_has_no_request() {
        worked("phi", State.COMPLETE, SIX);
        entries.add(entry("phi", "phi-nowhere", SIX, "0.000042", "ok"));
        assertThat(differences()).hasSize(2).first().asString().contains("has no engine request");
    }

    @Test
    void an_answer_that_nobody_could_bill_may_be_entered_nowhere() {
        work.add(
                new EngineWork(
                        "one",
                        1,
                        Optional.empty(),
                        "phi",
                        State.COMPLETE,
                        SIX,
                        Optional.of(new Usage(2, 4, 7))));
        worked("phi", State.ABORTED, SIX);
        assertThat(differences()).isEmpty();
    }

    @Test
    void who_was_answered_takes_before_who_left() {
        worked("phi", State.COMPLETE, SIX);
        worked("phi", State.ABORTED, Usage.of(2, 3));
        entries.add(entry("phi", "phi-one", Usage.of(2, 1), "0.000012", "aborted"));
        entries.add(entry("phi", "phi-one", SIX, "0.000042", "ok"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void of_those_who_left_the_one_who_pays_for_the_most_takes_first() {
        worked("phi", State.ABORTED, Usage.of(2, 3));
        worked("phi", State.ABORTED, Usage.of(2, 2));
        entries.add(entry("phi", "phi-one", Usage.of(2, 1), "0.000012", "aborted"));
        entries.add(entry("phi", "phi-one", Usage.of(2, 3), "0.000032", "aborted"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void who_left_takes_the_request_that_was_aborted_at_the_same_token() {
        worked("phi", State.COMPLETE, SIX);
        worked("phi", State.ABORTED, Usage.of(2, 3));
        entries.add(entry("phi", "phi-one", Usage.of(2, 3), "0.000032", "aborted"));
        assertThat(differences())
                .containsExactly(work.get(0) + " was answered in full, and is entered nowhere");
    }

    @Test
    void who_left_at_no_such_token_takes_the_request_that_generated_the_most() {
        worked("phi", State.ABORTED, Usage.of(2, 3));
        worked("phi", State.COMPLETE, SIX);
        entries.add(entry("phi", "phi-one", Usage.of(2, 1), "0.000012", "aborted"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void an_entry_with_tokens_that_failed_is_told() {
        entries.add(entry("phi", "phi-one", Usage.of(0, 1), "0", "failed"));
        assertThat(differences()).containsExactly(entries.get(0) + " failed, but has tokens");
    }

    @Test
    void an_entry_that_failed_costs_nothing_however_many_zeros_say_so() {
        entries.add(entry("phi", "phi-one", Usage.of(0, 0), "0.000", "failed"));
        assertThat(differences()).isEmpty();
        entries.add(entry("phi", "phi-one", Usage.of(0, 0), "0.001", "failed"));
        assertThat(differences()).containsExactly(entries.get(1) + " failed, but costs");
    }

    @Test
    void a_status_that_nobody_knows_is_told() {
        entries.add(entry("phi", "phi-one", Usage.of(0, 0), "0", "lost"));
        assertThat(differences())
                .containsExactly(entries.get(0) + " has a status that nobody knows");
    }
}
