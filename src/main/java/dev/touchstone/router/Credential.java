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

    /**
     * A token under another scheme than that of bearers.
     *
     * @param scheme its name, or empty for none
     */
    record Schemed(String scheme, String secret) implements Credential {
        @Override
        public String toString() {
            return "Schemed[%s, masked]".formatted(scheme);
        }
    }

    /** Two bearer tokens with one request. */
    record Both(String first, String second) implements Credential {
        @Override
        public String toString() {
            return "Both[masked]";
        }
    }

    /** A token that stands in the address of what is asked for. */
    record InTheAddress(String secret) implements Credential {
        @Override
        public String toString() {
            return "InTheAddress[masked]";
        }
    }
}
