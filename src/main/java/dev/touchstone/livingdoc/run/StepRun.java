package dev.touchstone.livingdoc.run;

import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.evidence.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step or a hook of a scenario.
 *
 * @param keyword for example "Given"; of a hook "Before" or "After"
 * @param text the sentence with its values; of a hook its class and method
 * @param duration how long it took; empty when it did not end
 * @param docString the text below the sentence
 * @param table the rows below the sentence, empty when there are none
 */
public record StepRun(
        Kind kind,
        String keyword,
        String text,
        StepStatus status,
        Optional<Duration> duration,
        Optional<Failure> failure,
        Optional<SafeText> docString,
        List<List<String>> table,
        List<Evidence> evidence) {
    public StepRun {
        table = List.copyOf(table);
        evidence = List.copyOf(evidence);
    }

    /** Whether the feature says it or the harness does it. */
    public enum Kind {
        STEP,
        HOOK
    }

    /**
     * Why a step did not pass.
     *
     * @param type the class of the exception, empty when there was none
     * @param message what it said
     * @param trace the stack trace, cut
     */
    public record Failure(String type, String message, String trace) {}
}
