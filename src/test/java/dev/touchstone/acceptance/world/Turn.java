package dev.touchstone.acceptance.world;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Trail;
import java.util.Optional;

/** Something that somebody asked, and what came of it. */
public sealed interface Turn {

    /** How {@link #end()} tells an answer in full. */
    String IN_FULL = "an answer in full";

    Person caller();

    ChatRequest request();

    Outcome<?> outcome();

    /** Asked for one answer. */
    record Asked(Person caller, ChatRequest request, Outcome<Answer> outcome) implements Turn {}

    /** Asked for a stream. */
    record Streamed(Person caller, ChatRequest request, Outcome<AnswerStream> outcome)
            implements Turn {}

    default Optional<Refusal> refusal() {
        return outcome() instanceof Outcome.Refused<?> refused
                ? Optional.of(refused.refusal())
                : Optional.empty();
    }

    /** Whether it was answered in full, as a caller must understand what came. */
    default boolean isInFull() {
        return outcome() instanceof Outcome.Given<?> given
                && !(given.value() instanceof AnswerStream stream
                        && ReadStream.of(stream).doneMarkers().isEmpty());
    }

    /** What came of it, in words: an answer in full, or what there was instead. */
    default String end() {
        if (isInFull()) {
            return IN_FULL;
        }
        return outcome() instanceof Outcome.Given<?> given
                ? "a stream with the events " + ReadStream.of((AnswerStream) given.value()).kinds()
                : outcome().toString();
    }

    /** The text that came; fails, in words, when none was given. */
    default String text() {
        Object given = given();
        return given instanceof Answer answer
                ? answer.text()
                : ReadStream.of((AnswerStream) given).text();
    }

    /** What was asked, as the engine must be shown it. */
    default String question() {
        return request().messages().get(0).content();
    }

    /** What the router said beside its answer; fails when there was none. */
    default Trail trail() {
        Object given = given();
        return given instanceof Answer answer ? answer.trail() : ((AnswerStream) given).trail();
    }

    /** The router's own name for the request; fails, in words, when it does not tell it. */
    default String requestId() {
        return refusal()
                .map(Refusal::trail)
                .orElseGet(this::trail)
                .requestId()
                .orElseThrow(this::nameless);
    }

    private AssertionError nameless() {
        return new AssertionError(
                "What %s got should carry the router's id of the request, but carries none"
                        .formatted(caller().name()));
    }

    /** What was given; fails, in words, when it was not. */
    default Object given() {
        return new Reaction<>(caller().name(), outcome()).given("an answer");
    }
}
