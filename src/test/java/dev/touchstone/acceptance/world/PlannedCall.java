package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.Usage;
import java.time.Duration;

/**
 * A call that somebody is to make, and what the engines do with it.
 *
 * @param model which of the loaded models, from 0
 * @param usage what the engine counts
 * @param pause how long each engine takes that is asked
 */
public record PlannedCall(String who, Kind kind, int model, Usage usage, Duration pause) {

    private static final int SERVER_ERROR = 500;
    private static final String[] PIECES = {"One", " two", " three", " four", " five"};

    /** A plain one, for which nothing matters. */
    public static PlannedCall plain(String who) {
        return new PlannedCall(who, Kind.ANSWER, 0, Usage.of(11, 7), Duration.ZERO);
    }

    /** How a call ends. */
    public enum Kind {
        ANSWER("an answer"),
        STREAM("a stream"),
        COUNTED_STREAM("a stream with its token counts"),
        SECOND_ENGINES("an answer of the second engine"),
        FAILURE("a failure");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    Behaviour behaviour() {
        return switch (kind) {
            case ANSWER, SECOND_ENGINES ->
                    Behaviour.answer("One two three").reporting(usage).firstByteAfter(pause);
            case STREAM, COUNTED_STREAM ->
                    Behaviour.echo()
                            .inPieces(PIECES)
                            .reporting(usage)
                            .betweenTokens(pause.dividedBy(PIECES.length - 1L));
            case FAILURE -> failure();
        };
    }

    /** How many engines fail before the one that is told of. */
    int failing() {
        return kind == Kind.SECOND_ENGINES ? 1 : 0;
    }

    /** What an engine does that fails, for as long as the call is to take. */
    Behaviour failure() {
        return Behaviour.error(SERVER_ERROR, "InternalServerError", "out of memory").after(pause);
    }
}
