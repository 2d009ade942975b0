package dev.touchstone.livingdoc.verdict;

/** What became of a scenario, the mildest first. */
public enum Outcome {
    PASSED("passed", "✓"),
    NOT_RUN("not run", "○"),
    NOT_SUPPORTED("not supported", "–"),
    FAILED("failed", "✗"),
    ERROR("error", "!");

    private final String word;
    private final String sign;

    Outcome(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /** The outcome in a word, for people and for JSON. */
    public String word() {
        return word;
    }

    /** The sign that goes with the word. */
    public String sign() {
        return sign;
    }
}
