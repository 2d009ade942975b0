package dev.touchstone.sabotage.matrix;

import java.util.Set;
import java.util.TreeSet;

/**
 * What became of one scenario under one defect.
 *
 * @param scenario its file and line
 * @param failedIn the step or hook that did not pass; empty when all did
 * @param message what it said, in one line
 * @param departures criteria from whose contract something departed, as somebody saw
 * @param touching under no defect: the ids of those that would have changed something
 */
public record TrialResult(
        String defect,
        String scenario,
        Outcome outcome,
        String failedIn,
        String message,
        Set<String> departures,
        Set<String> touching,
        long millis) {

    public TrialResult {
        departures = new TreeSet<>(departures);
        touching = new TreeSet<>(touching);
    }

    /** How it ended. */
    public enum Outcome {
        GREEN,
        /** An assertion failed in what the scenario does or expects, or in a hook behind it. */
        RED,
        /** An assertion failed while the scenario was still being prepared. */
        EARLY,
        /** Something else than an assertion failed. */
        ERROR,
        NOT_SUPPORTED
    }
}
