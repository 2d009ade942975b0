package dev.touchstone.reference.plugins;

/** A configuration that breaks its plugin's schema, or that nobody could keep. */
public final class BrokenConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;

    BrokenConfiguration(String part, String words) {
        super(part + " " + words);
        this.part = part;
    }

    /** What is wrong: {@code config} as a whole, or a setting, such as {@code config.smtp_port}. */
    public String part() {
        return part;
    }
}
