package dev.touchstone.router;

import java.util.Optional;

/**
 * How a caller wants a request to be handled, in the words of the router's contract.
 *
 * @param taskType what kind of task it is
 * @param priority how urgent it is
 * @param mode how models work on the answer
 */
public record Handling(Optional<String> taskType, Optional<Integer> priority, Optional<Mode> mode) {

    /** As the router likes. */
    public static final Handling USUAL =
            new Handling(Optional.empty(), Optional.empty(), Optional.empty());

    /** How models work on an answer (contract: {@code orchestration_mode}). */
    public enum Mode {
        SINGLE(1),
        CRITIQUE(2),
        DEBATE(2),
        ENSEMBLE(2),
        PIPELINE(3);

        private final int least;

        Mode(int least) {
            this.least = least;
        }

        /** How many models it needs. */
        public int least() {
            return least;
        }
    }

    public Handling ofType(String task) {
        return new Handling(Optional.of(task), priority, mode);
    }

    public Handling urgent(int how) {
        return new Handling(taskType, Optional.of(how), mode);
    }

    public Handling by(Mode way) {
        return new Handling(taskType, priority, Optional.of(way));
    }
}
