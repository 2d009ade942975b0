package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Answer;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription.Model;

/**
 * One request of many at the same moment.
 *
 * @param said the whole prompt, which no other errand has
 */
record Errand(Person person, Kind kind, Model model, String said) {

    /** Whoever hangs up does so after so many tokens. */
    static final int HEARD = 3;

    private static final String[] PIECES = {"One", " two", " three", " four", " five"};

    /** What is asked for, and what engines do with it once they are let go. */
    enum Kind {
        ANSWER(false, 0, true),
        STREAM(true, 0, true),
        COUNTED_STREAM(true, 0, true),
        FAILURE(false, 2, false),
        FAILED_STREAM(true, 2, false),
        FALLBACK(false, 1, true),
        STREAMED_FALLBACK(true, 1, true),
        HANG_UP(true, 0, true);

        private final boolean stream;
        private final int failing;
        private final boolean billed;

        Kind(boolean stream, int failing, boolean billed) {
            this.stream = stream;
            this.failing = failing;
            this.billed = billed;
        }

        boolean isStream() {
            return stream;
        }

        /** Whether somebody pays for it. */
        boolean isBilled() {
            return billed;
        }

        /** The place of the engine that somebody pays, among those of the model. */
        int billedPlace() {
            return failing;
        }

        /**
         * What the engine at this place does. Each holds the request before it fails or answers, so
         * that all can be under way; a failing one has generated tokens where nobody sees them.
         */
        Behaviour at(int place) {
            Answer answer = Behaviour.echo().inPieces(PIECES);
            if (place < failing) {
                int generated = stream ? 0 : 2;
                return answer.holdAfter(generated).breakAfter(generated, Way.ERROR_WITHOUT_DONE);
            }
            return answer.holdAfter(this == HANG_UP ? HEARD : 1);
        }
    }
}
