package dev.touchstone.livingdoc.verdict;

/** What a run says about a router as a whole, the mildest first. */
public enum Profile {
    /** Every core criterion is met and nothing is broken. */
    CONFORMANT("conformant", "✓"),
    /** Nothing is broken, but a core criterion is not supported or not checked. */
    PARTIAL("partial", "–"),
    /** A criterion is broken. */
    FAILED("failed", "✗"),
    /** The harness failed, so nothing is certain. */
    ERROR("error", "!");

    private final String word;
    private final String sign;

    Profile(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /** The profile in a word, for people and for JSON. */
    public String word() {
        return word;
    }

    /** The sign that goes with the word. */
    public String sign() {
        return sign;
    }
}
