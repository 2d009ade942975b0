package dev.touchstone.sabotage.relay;

/** A header field; its name in any case. */
public record Field(String name, String value) {

    public boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }
}
