package dev.touchstone.settings;

import java.util.Locale;

/** A setting: a system property, or an environment variable of the same name in capitals. */
public enum Setting {
    STACK(
            "stack",
            "embedded",
            "where the router comes from: embedded, remote, or a folder of compose/"),
    STACK_REUSE(
            "stack.reuse", "false", "true: test the containers that run already, and leave them"),
    ROUTER("router", "", "for the remote stack: the YAML file that describes your router"),
    ROUTER_URL("router.url", "", "an address to use instead of the one in that file"),
    HEALTH_TIMEOUT("health.timeout", "60", "seconds that a starting router has to become ready"),
    INTEGRATION_TEST_TIMEOUT("integration.test.timeout", "120", "seconds that an answer may take"),
    STREAM_TEST_TIMEOUT("stream.test.timeout", "180", "seconds that a whole stream may take"),
    TESTING_DATABASE_URL(
            "testing.database.url", "", "a PostgreSQL to use instead of the embedded one"),
    DATABASE_URL("database.url", "", "the same; TESTING_DATABASE_URL goes first"),
    SEED("seed", "", "letters and digits that mark the prompts of a run; random if not set");

    private final String property;
    private final String fallback;
    private final String meaning;

    Setting(String property, String fallback, String meaning) {
        this.property = property;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    public String property() {
        return property;
    }

    public String variable() {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** What it is when nobody sets it; empty for nothing. */
    public String fallback() {
        return fallback;
    }

    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return "-D%s (or %s)".formatted(property, variable());
    }
}
