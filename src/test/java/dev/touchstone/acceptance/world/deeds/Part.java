package dev.touchstone.acceptance.world.deeds;

/** The parts of a tenant's state, as an admin can see them. */
public enum Part {
    CONVERSATIONS("the conversations with their messages"),
    PLUGINS("the plugins with their configurations"),
    PEOPLE("the people"),
    SETTINGS("the settings"),
    LEDGER("the ledger"),
    ANALYTICS("the analytics"),
    ENGINES("what the engines were asked");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** Names the part in a message. */
    public String words() {
        return words;
    }
}
