package dev.touchstone.acceptance.world.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("LEDGER-2: what an engine did, and what of it can be billed")
class EngineWorkTest {

    private static final Usage NOTHING = Usage.of(0, 0);
    private static final long MOST = 1_000_000_000_000L;

    private static JournalEntry entry(
            String body, Map<String, String> headers, dev.touchstone.engine.Usage told) {
        return new JournalEntry(
                7,
                "one",
                "marker",
                Instant.EPOCH,
                body,
                headers,
                false,
                200,
                "sent",
                List.of(),
                2,
                4,
                told,
                State.COMPLETE,
                Instant.EPOCH);
    }

    private static Optional<Usage> reported(String body, long prompt, long completion) {
        return EngineWork.of(
                        entry(body, Map.of(), dev.touchstone.engine.Usage.of(prompt, completion)))
                .reported();
    }

    private static EngineWork work(State state, Usage counted, Usage reported) {
        return new EngineWork(
                "one", 7, Optional.of("r-1"), "phi", state, counted, Optional.ofNullable(reported));
    }

    @Test
    void what_the_journal_tells_is_taken_over() {
        assertThat(
                        EngineWork.of(
                                entry(
                                        "{\"model\":\"phi\"}",
                                        Map.of("x-request-id", "r-1"),
                                        new dev.touchstone.engine.Usage(3, 5, 9))))
                .isEqualTo(
                        new EngineWork(
                                "one",
                                7,
                                Optional.of("r-1"),
                                "phi",
                                State.COMPLETE,
                                Usage.of(2, 4),
                                Optional.of(new Usage(3, 5, 9))));
    }

    @Test
    void what_the_journal_does_not_tell_is_empty() {
        EngineWork work = EngineWork.of(entry("{}", Map.of(), null));
        assertThat(work.requestId()).isEmpty();
        assertThat(work.reported()).isEmpty();
        assertThat(work.model()).isEmpty();
    }

    @Test
    void a_body_that_nobody_can_read_names_no_model_and_sets_no_limit() {
        EngineWork work =
                EngineWork.of(
                        entry("{\"model\":", Map.of(), dev.touchstone.engine.Usage.of(1, MOST)));
        assertThat(work.model()).isEqualTo("no model: {\"model\":");
        assertThat(work.reported()).contains(Usage.of(1, MOST));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "-1, 0, false",
        "0, -1, false",
        "1000000000000, 1000000000000, true",
        "1000000000001, 0, false",
        "0, 1000000000001, false",
    })
    void counts_are_possible_from_none_to_the_most_that_an_engine_does(
            long prompt, long completion, boolean possible) {
        assertThat(reported("{}", prompt, completion).isPresent()).isEqualTo(possible);
    }

    @Test
    void more_than_the_request_allows_is_billed_to_nobody() {
        assertThat(reported("{\"max_tokens\":8}", 1, 8)).contains(Usage.of(1, 8));
        assertThat(reported("{\"max_tokens\":8}", 1, 9)).isEmpty();
        assertThat(reported("{\"max_tokens\":8}", 9, 8)).contains(Usage.of(9, 8));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void only_a_complete_answer_with_counts_that_add_up_is_whole(State state) {
        assertThat(work(state, NOTHING, Usage.of(2, 4)).isWhole())
                .isEqualTo(state == State.COMPLETE);
        assertThat(work(state, NOTHING, new Usage(2, 4, 7)).isWhole()).isFalse();
        assertThat(work(state, Usage.of(2, 4), null).isWhole()).isFalse();
    }

    @Test
    void what_was_told_is_billed_in_full_and_what_was_counted_where_nothing_was_told() {
        EngineWork told = work(State.COMPLETE, Usage.of(2, 4), Usage.of(3, 5));
        assertThat(told.isBilledInFull(Usage.of(3, 5))).isTrue();
        assertThat(told.isBilledInFull(Usage.of(2, 4))).isFalse();
        EngineWork counted = work(State.COMPLETE, Usage.of(2, 4), null);
        assertThat(counted.isBilledInFull(Usage.of(2, 4))).isTrue();
        assertThat(counted.isBilledInFull(Usage.of(3, 4))).isFalse();
    }

    @Test
    void what_nobody_counted_may_be_billed_by_any_estimate_but_what_was_told_as_nothing_may_not() {
        assertThat(work(State.COMPLETE, NOTHING, null).isBilledInFull(Usage.of(9, 9))).isTrue();
        assertThat(work(State.COMPLETE, NOTHING, NOTHING).isBilledInFull(Usage.of(9, 9))).isFalse();
        assertThat(work(State.COMPLETE, NOTHING, NOTHING).isBilledInFull(NOTHING)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETE")
    void what_is_not_complete_is_never_billed_in_full(State state) {
        assertThat(work(state, Usage.of(2, 4), Usage.of(2, 4)).isBilledInFull(Usage.of(2, 4)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, true",
        "2, 4, true",
        "2, 5, false",
        "1, 4, false",
        "3, 4, false",
    })
    void who_left_pays_the_whole_prompt_and_no_more_than_was_generated(
            long prompt, long completion, boolean billed) {
        Usage usage = Usage.of(prompt, completion);
        assertThat(work(State.ABORTED, Usage.of(2, 4), null).isBilledInPart(usage))
                .isEqualTo(billed);
        assertThat(work(State.COMPLETE, Usage.of(2, 4), Usage.of(8, 8)).isBilledInPart(usage))
                .isEqualTo(billed);
        assertThat(work(State.BROKEN, Usage.of(2, 4), null).isBilledInPart(usage)).isFalse();
    }

    @Test
    void who_left_a_complete_answer_may_pay_what_its_engine_told() {
        EngineWork work = work(State.COMPLETE, Usage.of(2, 4), Usage.of(8, 8));
        assertThat(work.isBilledInPart(Usage.of(8, 8))).isTrue();
        assertThat(work.isBilledInPart(Usage.of(8, 7))).isFalse();
    }

    @Test
    void who_left_a_prompt_that_nobody_counted_pays_any_prompt_and_no_token_more() {
        EngineWork work = work(State.ABORTED, NOTHING, null);
        assertThat(work.isBilledInPart(Usage.of(9, 0))).isTrue();
        assertThat(work.isBilledInPart(Usage.of(9, 1))).isFalse();
        assertThat(work(State.ABORTED, NOTHING, NOTHING).isBilledInPart(Usage.of(9, 0))).isFalse();
    }

    @Test
    void it_is_told_with_what_the_engine_said_where_that_is_something_else() {
        assertThat(work(State.COMPLETE, Usage.of(2, 4), Usage.of(2, 4)))
                .hasToString(
                        "request 7 of engine one (phi, complete, 2 prompt + 4 generated tokens,"
                                + " for the router's request r-1)");
        assertThat(
                        new EngineWork(
                                "one",
                                7,
                                Optional.empty(),
                                "phi",
                                State.COMPLETE,
                                Usage.of(2, 4),
                                Optional.of(Usage.of(8, 8))))
                .hasToString(
                        "request 7 of engine one (phi, complete, 2 prompt + 4 generated tokens,"
                                + " told as Usage[promptTokens=8, completionTokens=8, totalTokens=16])");
    }
}
