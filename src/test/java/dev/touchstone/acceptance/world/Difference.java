package dev.touchstone.acceptance.world;

/**
 * Where two texts part, by code point: marks, spaces and joiners may look alike and be different.
 */
public record Difference(String expected, String actual) {

    /**
     * For the end of a description: ", which differs from ..."; nothing when the texts are alike.
     */
    public String words() {
        if (expected.equals(actual)) {
            return "";
        }
        int[] wanted = expected.codePoints().toArray();
        int[] came = actual.codePoints().toArray();
        int at = 0;
        while (at < wanted.length && at < came.length && wanted[at] == came[at]) {
            at++;
        }
        return ", which differs from character %d on: %s in place of %s"
                .formatted(at + 1, name(came, at), name(wanted, at));
    }

    private static String name(int[] text, int at) {
        return at < text.length
                ? "U+%04X (%s)".formatted(text[at], Character.getName(text[at]))
                : "the end";
    }
}
