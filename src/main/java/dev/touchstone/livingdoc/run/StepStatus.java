package dev.touchstone.livingdoc.run;

/** How a step ended, or that it did not. */
public enum StepStatus {
    PASSED("passed"),
    FAILED("failed"),
    SKIPPED("skipped"),
    PENDING("pending"),
    UNDEFINED("undefined"),
    AMBIGUOUS("ambiguous"),
    /** A status that Cucumber does not explain. */
    UNKNOWN("unknown"),
    /** It was never reached: the run or the scenario ended before. */
    NOT_RUN("not run"),
    /** It began and has no end: the run was aborted in it. */
    UNFINISHED("unfinished");

    private final String word;

    StepStatus(String word) {
        this.word = word;
    }

    /** The status in a word, for people and for JSON. */
    public String word() {
        return word;
    }
}
