package dev.touchstone.acceptance.world.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.books.Told.End;
import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.AnswerStream.Ending;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.StreamEvent.Done;
import dev.touchstone.router.StreamEvent.Failure;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("LEDGER-2: what somebody was told, and how it ended")
class ToldTest {

    private static final Trail TRAIL = trail(Optional.of("r-1"));
    private static final Done DONE = new Done(Instant.EPOCH);

    private static Trail trail(Optional<String> request) {
        return new Trail(
                request, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    private static Chunk chunk(Usage usage) {
        return new Chunk(
                Instant.EPOCH,
                "a-1",
                "model",
                1,
                Optional.empty(),
                "text",
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(usage));
    }

    /** A stream of which all was read that will ever come. */
    private record Read(List<StreamEvent> events, Ending ending) implements AnswerStream {

        @Override
        public Optional<StreamEvent> next() {
            return Optional.empty();
        }

        @Override
        public Trail trail() {
            return TRAIL;
        }

        @Override
        public void hangUp() {
            throw new AssertionError("nobody hangs up");
        }

        @Override
        public void close() {
            throw new AssertionError("nobody closes it");
        }
    }

    private static Optional<Told> told(Ending ending, StreamEvent... events) {
        return Told.of("Ada", true, new Outcome.Given<>(new Read(List.of(events), ending)));
    }

    @Test
    void a_refusal_is_told_with_its_trail_and_without_tokens() {
        Refusal refusal =
                new Refusal(
                        Reason.BROKEN_REQUEST,
                        "no",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        TRAIL);
        assertThat(Told.of("Ada", true, new Outcome.Refused<>(refusal)))
                .contains(new Told("Ada", End.REFUSED, Optional.empty(), TRAIL));
    }

    @Test
    void an_answer_and_a_message_of_a_conversation_are_whole_with_their_counts() {
        Answer answer =
                new Answer(
                        "a-1",
                        "model",
                        1,
                        "assistant",
                        "four",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Usage.of(2, 4)),
                        Optional.empty(),
                        TRAIL,
                        List.of());
        Told whole = new Told("Ada", End.WHOLE, Optional.of(Usage.of(2, 4)), TRAIL);
        assertThat(Told.of("Ada", false, new Outcome.Given<>(answer))).contains(whole);
        Said said = new Said("c-1", "m-1", "four", "model", Optional.of(Usage.of(2, 4)), TRAIL);
        assertThat(Told.of("Ada", false, new Outcome.Given<>(said))).contains(whole);
    }

    @Test
    void nothing_that_anyone_can_work_with_tells_nothing() {
        assertThat(Told.of("Ada", true, new Outcome.Unusable<>("HTML"))).isEmpty();
    }

    @Test
    void a_stream_with_its_done_marker_is_whole_and_its_last_counts_count() {
        assertThat(
                        told(
                                Ending.CLEAN,
                                chunk(Usage.of(1, 1)),
                                chunk(Usage.of(2, 4)),
                                chunk(null),
                                DONE))
                .contains(new Told("Ada", End.WHOLE, Optional.of(Usage.of(2, 4)), TRAIL));
    }

    private static Failure failure(String type) {
        return new Failure(Instant.EPOCH, "the engine broke off", Optional.of(type));
    }

    @Test
    void a_conversation_can_have_gone_and_nothing_else_can() {
        Outcome<Read> read =
                new Outcome.Given<>(new Read(List.of(failure("not_found_error")), Ending.CLEAN));
        assertThat(Told.of("Ada", true, read))
                .contains(new Told("Ada", End.GONE, Optional.empty(), TRAIL));
        assertThat(Told.of("Ada", false, read))
                .contains(new Told("Ada", End.BROKEN, Optional.empty(), TRAIL));
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void a_failure_inside_is_a_broken_stream_whatever_else_it_says(Ending ending) {
        Failure failure = failure("engine_error");
        assertThat(told(ending, chunk(null), failure, DONE))
                .contains(new Told("Ada", End.BROKEN, Optional.empty(), TRAIL));
    }

    @ParameterizedTest
    @CsvSource({
        "HUNG_UP, LEFT",
        "CLEAN, SPEECHLESS",
        "CUT, SPEECHLESS",
        "SILENT, SPEECHLESS",
        "TOO_LONG, SPEECHLESS",
    })
    void a_stream_without_a_marker_was_left_or_is_speechless(Ending ending, End end) {
        assertThat(told(ending, chunk(null)))
                .contains(new Told("Ada", end, Optional.empty(), TRAIL));
    }

    @Test
    void a_stream_that_is_still_open_tells_nothing_yet() {
        assertThat(told(Ending.OPEN, chunk(null))).isEmpty();
    }

    @Test
    void it_is_told_by_caller_end_and_request() {
        assertThat(new Told("Ada", End.LEFT, Optional.empty(), TRAIL))
                .hasToString("Ada, who left (request r-1)");
        assertThat(new Told("Bo", End.SPEECHLESS, Optional.empty(), trail(Optional.empty())))
                .hasToString(
                        "Bo, who read a stream that ended without a word (request without a name)");
    }
}
