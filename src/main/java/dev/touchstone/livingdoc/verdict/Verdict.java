package dev.touchstone.livingdoc.verdict;

/** The verdict of a criterion, the mildest first: a worse one outranks a better one. */
public enum Verdict {
    MET("met", "✓"),
    NOT_CHECKED("not checked", "○"),
    NOT_SUPPORTED("not supported", "–"),
    BROKEN("broken", "✗"),
    ERROR("error", "!");

    private final String word;
    private final String sign;

    Verdict(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /** The verdict in a word, for people and for JSON. */
    public String word() {
        return word;
    }

    /** The sign that goes with the word. */
    public String sign() {
        return sign;
    }

    static Verdict of(Outcome worst) {
        return switch (worst) {
            case PASSED -> MET;
            case NOT_RUN -> NOT_CHECKED;
            case NOT_SUPPORTED -> NOT_SUPPORTED;
            case FAILED -> BROKEN;
            case ERROR -> ERROR;
        };
    }
}
