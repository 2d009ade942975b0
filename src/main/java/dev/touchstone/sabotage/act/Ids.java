package dev.touchstone.sabotage.act;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ids of things, which are UUIDs, as they stand in paths and bodies. */
final class Ids {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final LastRead<List<String>> READ =
            new LastRead<>(body -> in(new String(body, StandardCharsets.UTF_8)));

    private Ids() {}

    /** All of them, in their order. */
    static List<String> in(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    /** All of them in a body. */
    static List<String> in(byte[] body) {
        return READ.of(body);
    }

    /** The text with a {@code *} for each. */
    static String masked(String text) {
        return ID.matcher(text).replaceAll("*");
    }
}
