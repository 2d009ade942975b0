package dev.touchstone.settings;

/** A setting that cannot be used: what was expected, what came, which setting changes it. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
