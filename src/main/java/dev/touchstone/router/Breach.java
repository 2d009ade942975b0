package dev.touchstone.router;

/**
 * Ways in which a chat request can break the contract, each with the part that a router must name.
 * How each looks on the wire is the driver's to know.
 */
public enum Breach {
    NO_MODEL("has no model", RequestField.MODEL),
    MODEL_IS_A_NUMBER("has a number for a model", RequestField.MODEL),
    NO_MESSAGES("has no messages", RequestField.MESSAGES),
    EMPTY_MESSAGES("has an empty list of messages", RequestField.MESSAGES),
    MESSAGES_ARE_TEXT("has a text in place of messages", RequestField.MESSAGES),
    UNKNOWN_ROLE("has a message of an unknown role", RequestField.ROLE),
    NO_CONTENT("has a message without content", RequestField.CONTENT),
    LATER_UNKNOWN_ROLE("has a later message of an unknown role", RequestField.ROLE),
    LATER_NO_CONTENT("has a later message without content", RequestField.CONTENT),
    NEWER_TOKEN_LIMIT_OF_ZERO(
            "has a token limit of zero by its newer name", RequestField.TOKEN_LIMIT),
    TOKEN_LIMIT_OF_ZERO("has a token limit of zero", RequestField.TOKEN_LIMIT),
    NEGATIVE_TOKEN_LIMIT("has a negative token limit", RequestField.TOKEN_LIMIT),
    TOKEN_LIMIT_IN_WORDS("has a token limit in words", RequestField.TOKEN_LIMIT),
    TEMPERATURE_TOO_HIGH("has a temperature above its range", RequestField.TEMPERATURE),
    NEGATIVE_TEMPERATURE("has a temperature below its range", RequestField.TEMPERATURE),
    STREAM_IN_WORDS("has a stream switch in words", RequestField.STREAM),
    STREAM_OPTIONS_ALONE("has stream options and asks for no stream", RequestField.STREAM_OPTIONS),
    TIMEOUT_OF_ZERO("has a timeout of zero", RequestField.TIMEOUT),
    FALLBACK_IN_WORDS("has a fallback switch in words", RequestField.FALLBACK),
    UNKNOWN_TASK_TYPE("has an unknown task type", RequestField.TASK_TYPE),
    TASK_TYPE_IN_CAPITALS("has a task type in capitals", RequestField.TASK_TYPE),
    PRIORITY_OF_ZERO("has a priority of zero", RequestField.PRIORITY),
    PRIORITY_OF_FOUR("has a priority of four", RequestField.PRIORITY),
    PRIORITY_IN_WORDS("has a priority in words", RequestField.PRIORITY),
    UNKNOWN_MODE("has an unknown mode", RequestField.MODE),
    MODE_IN_CAPITALS("has a mode in capitals", RequestField.MODE),
    MODE_IS_A_NUMBER("has a number for a mode", RequestField.MODE);

    private final String words;
    private final RequestField field;

    Breach(String words, RequestField field) {
        this.words = words;
        this.field = field;
    }

    /** Completes "a request that ...". */
    public String words() {
        return words;
    }

    public RequestField field() {
        return field;
    }
}
