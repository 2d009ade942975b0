package dev.touchstone.router.openai;

/** As much of what a router said as a sentence of a report can hold. */
public final class Excerpt {

    /** Characters of a reply that is quoted. */
    static final int QUOTE = 200;

    /** Characters of a message that was meant to be read. */
    static final int MESSAGE = 1000;

    private Excerpt() {}

    /** The beginning of a reply, on one line. */
    public static String quote(String text) {
        return of(text, QUOTE).replaceAll("\\s+", " ").strip();
    }

    static String message(String text) {
        return of(text, MESSAGE);
    }

    private static String of(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        boolean torn = Character.isHighSurrogate(text.charAt(limit - 1));
        return text.substring(0, torn ? limit - 1 : limit) + "...";
    }
}
