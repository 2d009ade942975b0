package dev.touchstone.router;

/** Why an answer ended where it did. */
public enum FinishReason {
    STOP("it was complete"),
    LENGTH("it reached its token limit"),
    CONTENT_FILTER("its content was filtered"),
    TOOL_CALLS("it calls a tool"),
    OTHER("of something that the protocol does not name");

    private final String words;

    FinishReason(String words) {
        this.words = words;
    }

    /** Completes "it ended because ...". */
    public String words() {
        return words;
    }
}
