package dev.touchstone.livingdoc.evidence;

import java.util.regex.Pattern;

/**
 * A text from outside that may be shown: tokens and keys are masked, invisible and
 * direction-changing characters are written out, and what is longer than the limit is cut. It is
 * still to be escaped for the format it goes into.
 *
 * @param text what may be shown
 * @param bytesCut how many UTF-8 bytes of the original are not shown, 0 when nothing was cut
 */
public record SafeText(String text, long bytesCut) {
    /** The limit for one body or attachment, in UTF-8 bytes. */
    public static final int BODY_LIMIT = 16 * 1024;

    /** The limit for a message, a name or one server-sent event, in UTF-8 bytes. */
    public static final int LINE_LIMIT = 4 * 1024;

    // Longer than any token, so that one across the limit is masked before the text is cut.
    private static final int LOOK_AHEAD = 8 * 1024;
    private static final String MASK = "••••";
    private static final Pattern BEARER =
            Pattern.compile("(?i)\\b(bearer\\s{1,8})[a-z0-9._~+/=-]{8,}");
    private static final Pattern KEY = Pattern.compile("\\bsk-[A-Za-z0-9_-]{6,}");
    private static final Pattern JWT =
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?");

    /** Makes the text safe and keeps at most {@code limit} bytes of it. */
    public static SafeText of(String raw, int limit) {
        String head =
                raw.length() > limit + LOOK_AHEAD ? raw.substring(0, limit + LOOK_AHEAD) : raw;
        String masked = masked(head);
        int end = indexAtBytes(masked, limit);
        long cut = bytes(masked, end) + bytes(raw, head.length());
        return new SafeText(visible(masked, end), cut);
    }

    /** A short text in one string, with a note at the end when it was cut. */
    public static String line(String raw) {
        SafeText safe = of(raw, LINE_LIMIT);
        return safe.bytesCut == 0 ? safe.text : safe.text + " … (" + safe.bytesCut + " bytes cut)";
    }

    private static String masked(String text) {
        String step = BEARER.matcher(text).replaceAll("$1" + MASK);
        step = KEY.matcher(step).replaceAll("sk-" + MASK);
        return JWT.matcher(step).replaceAll(MASK);
    }

    private static String visible(String text, int end) {
        StringBuilder shown = new StringBuilder(end + 16);
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < end && text.charAt(i) == '\n') {
                continue; // a line end of two characters is one line end
            }
            if (c == '\n' || c == '\t' || !hidden(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format("‹U+%04X›", c));
            }
        }
        return shown.toString();
    }

    /** Whether a reader would not see the character, or see others in another order. */
    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
            default -> false;
        };
    }

    private static int indexAtBytes(String text, int limit) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            bytes += width(c);
            if (bytes > limit) {
                return i;
            }
            i += Character.charCount(c);
        }
        return text.length();
    }

    private static long bytes(String text, int from) {
        long bytes = 0;
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            bytes += width(c);
            i += Character.charCount(c);
        }
        return bytes;
    }

    private static int width(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }
}
