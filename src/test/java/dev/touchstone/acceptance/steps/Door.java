package dev.touchstone.acceptance.steps;

/** What a person may try to do, as the permission table has it. */
enum Door {
    ASK("ask a question"),
    STREAM("stream an answer"),
    LIST_MODELS("list the models"),
    READ_LEDGER("read the ledger"),
    READ_SUMMARY("read the analytics"),
    READ_DAYS("read the analytics day by day"),
    EXPORT("export the analytics"),
    BEGIN_A_CONVERSATION("begin a conversation"),
    LIST_CONVERSATIONS("list the conversations"),
    LIST_PLUGINS("list the plugins"),
    ENABLE_A_PLUGIN("enable a plugin"),
    INVITE("invite a person"),
    LIST_PEOPLE("list the people"),
    DISABLE_A_PERSON("disable a person");

    private final String words;

    Door(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
