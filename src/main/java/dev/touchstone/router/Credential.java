package dev.touchstone.router;

/** What a person shows to be let in. */
public sealed interface Credential {

    /** Shows nothing. */
    record None() implements Credential {}

    /** A bearer token or key; it never prints itself. */
    record Bearer(String secret) implements Credential {
        @Override
        public String toString() {
            return "Bearer[masked]";
        }
    }
}
