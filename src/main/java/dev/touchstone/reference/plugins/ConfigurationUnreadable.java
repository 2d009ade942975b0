package dev.touchstone.reference.plugins;

/** A stored configuration that this router's key does not open. */
public final class ConfigurationUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationUnreadable(String plugin, Throwable cause) {
        super(
                "The stored configuration of "
                        + plugin
                        + " cannot be decrypted. Give the router the key with which it was stored,"
                        + " or set the configuration anew",
                cause);
    }
}
