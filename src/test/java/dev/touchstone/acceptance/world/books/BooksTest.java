package dev.touchstone.acceptance.world.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.books.Told.End;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("LEDGER-2: callers, ledger and engines agree, or it is told where they do not")
class BooksTest {

    private static final Usage SIX = Usage.of(2, 4);
    private static final Price DEAR = new Price(new BigDecimal("3"), new BigDecimal("5"));
    private static final List<Model> MODELS =
            List.of(
                    new Model(
                            "phi",
                            new Price(BigDecimal.ONE, BigDecimal.TEN),
                            List.of(
                                    new Deployment("phi-one", "one"),
                                    new Deployment("phi-two", "two", Optional.of(DEAR))),
                            true));

    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<EngineWork> work = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    private String trace = "trace";

    private List<String> differences() {
        return books(true).differences();
    }

    private Books books(boolean attemptsAreTold) {
        return new Books(entries, work, told, MODELS, attemptsAreTold);
    }

    private void entered(String request, String place, Usage usage, String cost, String status) {
        entered(request, place, usage, cost, status, 1);
    }

    private void entered(
            String request, String place, Usage usage, String cost, String status, int attempts) {
        entries.add(
                new LedgerEntry(
                        "entry " + entries.size(),
                        request,
                        1,
                        "trace",
                        "tenant",
                        "ada",
                        "phi",
                        place,
                        usage,
                        new BigDecimal(cost),
                        status,
                        attempts,
                        Instant.EPOCH));
    }

    private void worked(String request, String engine, State state, Usage counted) {
        Optional<Usage> reported = Optional.of(counted).filter(any -> state == State.COMPLETE);
        work.add(
                new EngineWork(
                        engine,
                        work.size() + 1L,
                        Optional.of(request),
                        "phi",
                        state,
                        counted,
                        reported));
    }

    private void told(
            String request, End end, Usage usage, String place, int attempts, String cost) {
        Trail trail =
                new Trail(
                        Optional.of(request),
                        Optional.of(trace),
                        Optional.of(place),
                        OptionalInt.of(attempts),
                        Optional.of(new BigDecimal(cost)));
        told.add(new Told("Ada", end, Optional.of(usage), trail));
    }

    private void goodAnswer() {
        entered("a", "phi-one", SIX, "0.000042", "ok");
        worked("a", "one", State.COMPLETE, SIX);
        told("a", End.WHOLE, SIX, "phi-one", 1, "0.0000420");
    }

    @Test
    void an_answer_agrees() {
        goodAnswer();
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_fallback_at_the_price_of_the_second_engine_agrees() {
        entered("a", "phi-two", SIX, "0.000026", "ok", 2);
        worked("a", "one", State.REFUSED, Usage.of(0, 0));
        worked("a", "two", State.COMPLETE, SIX);
        told("a", End.WHOLE, SIX, "phi-two", 2, "0.000026");
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_failure_that_costs_nothing_agrees() {
        entered("a", "phi-two", Usage.of(0, 0), "0", "failed", 2);
        worked("a", "one", State.BROKEN, SIX);
        worked("a", "two", State.ABORTED, SIX);
        told("a", End.REFUSED, SIX, "phi-two", 2, "0");
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_part_of_what_was_generated_agrees_for_who_left() {
        entered("a", "phi-one", Usage.of(2, 3), "0.000032", "aborted");
        worked("a", "one", State.ABORTED, SIX);
        told("a", End.LEFT, SIX, "phi-one", 1, "9");
        assertThat(differences()).isEmpty();
    }

    @Test
    void more_than_was_generated_is_told_of_who_left() {
        entered("a", "phi-one", Usage.of(2, 5), "0.000052", "aborted");
        worked("a", "one", State.ABORTED, SIX);
        assertThat(differences()).singleElement().asString().contains("has no engine request");
    }

    @Test
    void another_prompt_is_told_of_who_left() {
        entered("a", "phi-one", Usage.of(1, 4), "0.000041", "aborted");
        worked("a", "one", State.ABORTED, SIX);
        assertThat(differences()).singleElement().asString().contains("has no engine request");
    }

    @Test
    void a_second_entry_of_one_answer_is_told() {
        goodAnswer();
        entered("a", "phi-one", SIX, "0.000042", "ok");
        assertThat(differences())
                .anySatisfy(line -> assertThat(line).contains("has no engine request"))
                .anySatisfy(line -> assertThat(line).contains("2 attempts", "asked 1 times"));
    }

    @Test
    void an_answer_without_an_entry_is_told() {
        goodAnswer();
        entries.clear();
        assertThat(differences())
                .anySatisfy(line -> assertThat(line).contains("is entered nowhere"))
                .anySatisfy(line -> assertThat(line).contains("nothing is entered for it"));
    }

    @Test
    void an_answer_that_is_entered_as_failed_is_told() {
        goodAnswer();
        entries.clear();
        entered("a", "phi-one", Usage.of(0, 0), "0", "failed");
        assertThat(differences())
                .anySatisfy(line -> assertThat(line).contains("is entered nowhere"))
                .anySatisfy(line -> assertThat(line).contains("it is entered as"));
    }

    @Test
    void a_wrong_token_is_told() {
        goodAnswer();
        entries.clear();
        entered("a", "phi-one", Usage.of(2, 5), "0.000052", "ok");
        assertThat(differences())
                .anySatisfy(line -> assertThat(line).contains("has no engine request"))
                .anySatisfy(line -> assertThat(line).contains("told Usage"));
    }

    @Test
    void a_wrong_cent_is_told() {
        goodAnswer();
        entries.clear();
        entered("a", "phi-one", SIX, "0.00004", "ok");
        assertThat(differences())
                .anySatisfy(line -> assertThat(line).contains("does not cost what"))
                .anySatisfy(line -> assertThat(line).contains("told 0.0000420"));
    }

    @Test
    void the_first_engine_paid_for_the_answer_of_the_second_is_told() {
        entered("a", "phi-one", SIX, "0.000042", "ok", 2);
        worked("a", "one", State.REFUSED, Usage.of(0, 0));
        worked("a", "two", State.COMPLETE, SIX);
        assertThat(differences())
                .anySatisfy(line -> assertThat(line).contains("has no engine request"));
    }

    @Test
    void a_wrong_number_of_attempts_is_told() {
        goodAnswer();
        worked("a", "two", State.REFUSED, Usage.of(0, 0));
        assertThat(differences()).singleElement().asString().contains("1 attempts", "2 times");
        assertThat(books(false).differences()).as("a router that tells of none").isEmpty();
    }

    @Test
    void a_request_that_no_entry_knows_is_told() {
        goodAnswer();
        worked("b", "two", State.REFUSED, Usage.of(0, 0));
        assertThat(differences()).singleElement().asString().contains("request b", "0 attempts");
    }

    @Test
    void a_failure_that_costs_something_is_told() {
        entered("a", "phi-one", Usage.of(0, 0), "0.000002", "failed");
        worked("a", "one", State.REFUSED, Usage.of(0, 0));
        assertThat(differences()).singleElement().asString().contains("failed, but costs");
    }

    @Test
    void a_refusal_that_is_paid_is_told() {
        goodAnswer();
        told.clear();
        told("a", End.REFUSED, SIX, "phi-one", 1, "0");
        assertThat(differences()).singleElement().asString().contains("who was refused");
    }

    @Test
    void a_stream_that_ends_without_a_word_is_told() {
        goodAnswer();
        told.clear();
        told("a", End.SPEECHLESS, SIX, "phi-one", 1, "0");
        assertThat(differences()).singleElement().asString().contains("ended without a word");
    }

    @Test
    void another_engine_told_than_entered_is_told() {
        goodAnswer();
        told.clear();
        told("a", End.WHOLE, SIX, "phi-two", 1, "0.000042");
        assertThat(differences()).singleElement().asString().contains("told phi-two");
    }

    @Test
    void another_trace_told_than_entered_is_told() {
        trace = "another trace";
        goodAnswer();
        assertThat(differences()).singleElement().asString().contains("told another trace");
    }

    @Test
    void what_has_not_ended_is_told() {
        goodAnswer();
        entered("b", "phi-one", Usage.of(0, 0), "0", "failed");
        worked("b", "one", State.GENERATING, SIX);
        assertThat(differences()).singleElement().asString().contains("has not ended");
    }

    @Test
    void the_size_says_how_much_there_is() {
        goodAnswer();
        worked("b", "two", State.REFUSED, Usage.of(0, 0));
        assertThat(books(true).size()).isEqualTo("1 entries and 2 engine requests");
    }

    @Test
    void engines_that_are_not_told_the_requests_name_are_counted_all_together() {
        goodAnswer();
        nameless("two");
        assertThat(differences())
                .containsExactly(
                        "all requests: the ledger tells of 1 attempts, but the engines were asked 2 times");
        entered("b", "phi-two", Usage.of(0, 0), "0", "failed");
        assertThat(differences()).isEmpty();
    }

    private void nameless(String engine) {
        work.add(
                new EngineWork(
                        engine,
                        work.size() + 1L,
                        Optional.empty(),
                        "phi",
                        State.REFUSED,
                        Usage.of(0, 0),
                        Optional.empty()));
    }

    @Test
    void another_cost_told_than_entered_is_told_and_its_zeros_do_not_matter() {
        goodAnswer();
        told.clear();
        told("a", End.WHOLE, SIX, "phi-one", 1, "0.0000421");
        assertThat(differences()).singleElement().asString().contains(": told 0.0000421, but");
    }

    @Test
    void other_attempts_told_than_entered_are_told() {
        goodAnswer();
        told.clear();
        told("a", End.WHOLE, SIX, "phi-one", 2, "0.000042");
        assertThat(differences()).singleElement().asString().contains(": told 2 attempts, but");
    }

    @Test
    void another_total_told_than_entered_is_told() {
        goodAnswer();
        told.clear();
        told("a", End.WHOLE, new Usage(2, 4, 7), "phi-one", 1, "0.000042");
        assertThat(differences()).singleElement().asString().contains("totalTokens=7], but");
    }

    @Test
    void several_calls_of_one_request_are_told_as_their_sum_and_name_no_single_engine() {
        goodAnswer();
        told.clear();
        entered("a", "phi-two", SIX, "0.000026", "ok", 1);
        worked("a", "two", State.COMPLETE, SIX);
        told("a", End.WHOLE, Usage.of(4, 8), "phi-none", 2, "0.000068");
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_call_that_succeeded_before_another_one_failed_is_paid() {
        goodAnswer();
        told.clear();
        entered("a", "phi-two", Usage.of(0, 0), "0", "failed", 1);
        worked("a", "two", State.BROKEN, SIX);
        told("a", End.BROKEN, SIX, "phi-two", 1, "0");
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_whole_answer_of_which_one_call_failed_is_told() {
        goodAnswer();
        entered("a", "phi-two", Usage.of(0, 0), "0", "failed", 1);
        worked("a", "two", State.BROKEN, SIX);
        told.clear();
        told("a", End.WHOLE, SIX, "phi-one", 2, "0.000042");
        assertThat(differences()).singleElement().asString().contains(": it is entered as [");
    }

    @Test
    void a_stream_that_broke_and_is_paid_is_told() {
        goodAnswer();
        told.clear();
        told("a", End.BROKEN, SIX, "phi-one", 1, "0");
        assertThat(differences())
                .singleElement()
                .asString()
                .startsWith("Ada, who was told of a failure inside a stream (request a): it is");
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {"WHOLE", "LEFT", "BROKEN"})
    void who_got_something_has_an_entry(End end) {
        told("a", end, SIX, "phi-one", 1, "0");
        assertThat(differences())
                .singleElement()
                .asString()
                .endsWith("(request a): nothing is entered for it");
    }

    @Test
    void a_refusal_needs_no_entry_and_one_of_a_deleted_conversation_may_be_paid() {
        told("b", End.REFUSED, SIX, "phi-one", 1, "0");
        told("c", End.GONE, SIX, "phi-one", 1, "0");
        goodAnswer();
        Told whole = told.remove(2);
        told.add(new Told("Ada", End.GONE, Optional.empty(), whole.trail()));
        assertThat(differences()).isEmpty();
        told.set(2, new Told("Ada", End.REFUSED, Optional.empty(), whole.trail()));
        assertThat(differences()).singleElement().asString().contains(": it is entered as [");
    }

    @Test
    void what_each_engine_did_is_claimed_by_its_number() {
        goodAnswer();
        worked("b", "two", State.REFUSED, Usage.of(0, 0));
        worked("c", "two", State.REFUSED, Usage.of(0, 0));
        assertThat(books(true).claimed())
                .isEqualTo(Map.of("one", Set.of(1L), "two", Set.of(2L, 3L)));
    }
}
