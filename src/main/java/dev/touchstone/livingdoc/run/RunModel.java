package dev.touchstone.livingdoc.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run.
 *
 * @param finished whether the run came to its end; if not, it was aborted
 * @param started when it began
 * @param lastSign the time of its last message
 * @param rules all Rules of the features that were read, those without a scenario too
 * @param scenarios by file and line
 * @param failures what failed outside of every scenario: hooks of the run, broken features, broken
 *     messages
 * @param notes what could not be read and changes no verdict
 */
public record RunModel(
        boolean finished,
        Optional<Instant> started,
        Optional<Instant> lastSign,
        List<RuleSeen> rules,
        List<ScenarioRun> scenarios,
        List<String> failures,
        List<String> notes) {
    public RunModel {
        rules = List.copyOf(rules);
        scenarios = List.copyOf(scenarios);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /** The same run, in which this failed outside of every scenario, too. */
    public RunModel withFailure(String failure) {
        return with(and(failures, failure), notes);
    }

    /** The same run, of which this could not be read, either. */
    public RunModel withNote(String note) {
        return with(failures, and(notes, note));
    }

    private RunModel with(List<String> otherFailures, List<String> otherNotes) {
        return new RunModel(
                finished, started, lastSign, rules, scenarios, otherFailures, otherNotes);
    }

    private static List<String> and(List<String> before, String one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }

    /** A Rule of a feature, with its own tags without {@code @}. */
    public record RuleSeen(String name, List<String> tags) {
        public RuleSeen {
            tags = List.copyOf(tags);
        }
    }
}
