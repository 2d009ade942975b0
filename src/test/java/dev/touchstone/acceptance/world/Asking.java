package dev.touchstone.acceptance.world;

/** The ways in which somebody may ask a model. */
public enum Asking {
    QUESTION("asks a question"),
    STREAM("streams an answer"),
    CONVERSATION("says something in a conversation"),
    HEARING("hears an answer in a conversation");

    private final String words;

    Asking(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
