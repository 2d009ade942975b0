package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Person ADA =
            new Person("Ada", "u-1", "t-1", Role.OPERATOR, new Credential.None());
    private static final ChatRequest REQUEST =
            ChatRequest.of("model", List.of(Message.user("Hello")));
    private static final Trail TRAIL =
            new Trail(
                    Optional.of("r-1"),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty());
    private static final Answer ANSWER =
            new Answer(
                    "a-1",
                    "model",
                    1,
                    "assistant",
                    "Hello",
                    Optional.empty(),
                    Optional.of(FinishReason.STOP),
                    Optional.empty(),
                    Optional.empty(),
                    TRAIL,
                    List.of());
    private static final Refusal REFUSAL =
            new Refusal(
                    Reason.BROKEN_REQUEST,
                    "no messages",
                    Optional.of(RequestField.MESSAGES),
                    Optional.empty(),
                    List.of(),
                    TRAIL);

    private static Turn asked(Outcome<Answer> outcome) {
        return new Turn.Asked(ADA, REQUEST, outcome);
    }

    @Test
    void what_was_given_is_handed_on_with_its_trail() {
        Turn turn = asked(new Outcome.Given<>(ANSWER));

        assertThat(turn.given()).isSameAs(ANSWER);
        assertThat(turn.trail()).isEqualTo(TRAIL);
        assertThat(turn.refusal()).isEmpty();
    }

    @Test
    void a_refusal_in_place_of_an_answer_fails_in_words() {
        Turn turn = asked(new Outcome.Refused<>(REFUSAL));

        assertThat(turn.refusal()).contains(REFUSAL);
        assertThatThrownBy(turn::given)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Ada should have got an answer, but got a refusal: the caller is told that"
                                + " the request is broken, naming the messages (\"no messages\")");
        assertThatThrownBy(turn::trail)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Ada should have got an answer");
    }

    @Test
    void what_nobody_can_use_fails_with_what_came() {
        Turn turn = asked(new Outcome.Unusable<>("half a page of HTML"));

        assertThat(turn.refusal()).isEmpty();
        assertThatThrownBy(turn::given)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Ada should have got an answer, but got nothing to work with: half a page of HTML");
    }

    @Test
    void a_refused_stream_is_a_refusal_like_any_other() {
        Turn turn = new Turn.Streamed(ADA, REQUEST, new Outcome.Refused<>(REFUSAL));

        assertThat(turn.refusal()).contains(REFUSAL);
        assertThatThrownBy(turn::given).isInstanceOf(AssertionError.class);
    }

    /** What was read of a stream that said this. */
    private record Read(List<StreamEvent> events) implements AnswerStream {

        @Override
        public Optional<StreamEvent> next() {
            return Optional.empty();
        }

        @Override
        public Ending ending() {
            return Ending.CLEAN;
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

    private static Turn streamed(StreamEvent... events) {
        return new Turn.Streamed(ADA, REQUEST, new Outcome.Given<>(new Read(List.of(events))));
    }

    private static StreamEvent piece(String text) {
        return new StreamEvent.Chunk(
                Instant.EPOCH,
                "a-1",
                "model",
                1,
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void an_answer_is_in_full_and_a_stream_only_with_its_done_marker() {
        Turn done = streamed(piece("He"), piece("llo"), new StreamEvent.Done(Instant.EPOCH));
        Turn cut = streamed(piece("He"));

        assertThat(asked(new Outcome.Given<>(ANSWER)).isInFull()).isTrue();
        assertThat(done.isInFull()).isTrue();
        assertThat(cut.isInFull()).isFalse();
        assertThat(asked(new Outcome.Refused<>(REFUSAL)).isInFull()).isFalse();
        assertThat(done.end()).isEqualTo("an answer in full");
        assertThat(cut.end()).isEqualTo("a stream with the events [piece]");
        assertThat(asked(new Outcome.Unusable<>("HTML")).end()).isEqualTo("nothing usable: HTML");
    }

    @Test
    void the_text_is_that_of_the_answer_or_of_all_pieces() {
        assertThat(asked(new Outcome.Given<>(ANSWER)).text()).isEqualTo("Hello");
        assertThat(streamed(piece("He"), piece("llo")).text()).isEqualTo("Hello");
        assertThat(streamed(piece("He")).trail()).isSameAs(TRAIL);
        assertThat(streamed(piece("He")).question()).isEqualTo("Hello");
    }

    @Test
    void the_request_has_the_routers_name_whatever_came_of_it() {
        assertThat(asked(new Outcome.Given<>(ANSWER)).requestId()).isEqualTo("r-1");
        assertThat(asked(new Outcome.Refused<>(REFUSAL)).requestId()).isEqualTo("r-1");
    }

    @Test
    void a_request_without_the_routers_name_fails_in_words() {
        Trail nameless =
                new Trail(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty());
        Refusal refusal =
                new Refusal(
                        Reason.BROKEN_REQUEST,
                        "no messages",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        nameless);
        assertThatThrownBy(asked(new Outcome.Refused<>(refusal))::requestId)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "What Ada got should carry the router's id of the request, but carries none");
    }
}
