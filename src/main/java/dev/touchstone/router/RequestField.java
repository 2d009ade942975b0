package dev.touchstone.router;

/** The parts of a request that a router may name as the cause of a refusal. */
public enum RequestField {
    MODEL("model"),
    MESSAGES("messages"),
    ROLE("role of a message"),
    CONTENT("content of a message"),
    TOKEN_LIMIT("token limit"),
    TEMPERATURE("temperature"),
    STREAM("stream switch"),
    STREAM_OPTIONS("stream options"),
    TIMEOUT("timeout"),
    FALLBACK("fallback switch"),
    TASK_TYPE("task type"),
    PRIORITY("priority"),
    MODE("mode"),
    IDENTIFIERS("identifiers"),
    MESSAGE("message"),
    TITLE("title"),
    PAGE_SIZE("page size"),
    CONFIGURATION("configuration"),
    START_DATE("first day"),
    END_DATE("last day"),
    TIME_ZONE("time zone"),
    OTHER("something else");

    private final String words;

    RequestField(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
