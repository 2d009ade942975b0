package dev.touchstone.livingdoc.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One scenario, or one row of an outline, and what became of it.
 *
 * @param uri the feature file, from the features folder on
 * @param line its line, or that of its row
 * @param rule the name of its Rule, empty when it stands outside of one
 * @param example the row's values, empty when it is no outline
 * @param tags all its tags without {@code @}, the inherited ones included
 * @param worker the thread that ran it, empty when it did not run
 * @param duration from its start to its end; empty when one of them is missing
 */
public record ScenarioRun(
        String uri,
        int line,
        String feature,
        String rule,
        String name,
        List<Example> example,
        List<String> tags,
        Progress progress,
        String worker,
        Optional<Duration> duration,
        List<StepRun> steps) {
    public ScenarioRun {
        example = List.copyOf(example);
        tags = List.copyOf(tags);
        steps = List.copyOf(steps);
    }

    /** How far it came. */
    public enum Progress {
        NOT_STARTED,
        /** It began and has no end: the run was aborted in it. */
        UNFINISHED,
        FINISHED
    }

    /** One cell of an outline's row. */
    public record Example(String column, String value) {}
}
