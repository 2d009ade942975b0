package dev.touchstone.reference.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the parameters of a query. What is wrong is refused with 422 and the parameter's name, as
 * in a body.
 */
record Query(Context context) {
    static Query of(Context context) {
        return new Query(context);
    }

    /** How many, from 1 to the most; without the parameter, that many. */
    int limit(int absent, int most) {
        return number("limit", absent, 1, most);
    }

    /** How many are to be left out before the first. */
    int offset() {
        return number("offset", 0, 0, Integer.MAX_VALUE);
    }

    Optional<String> text(String name) {
        Optional<String> value = Optional.ofNullable(context.queryParam(name));
        if (value.filter(text -> text.indexOf('\0') >= 0).isPresent()) {
            throw wrong(name, "a text");
        }
        return value;
    }

    Optional<Instant> time(String name) {
        return text(name).map(value -> time(name, value));
    }

    /** One of these words; without the parameter, that one. */
    String oneOf(String name, Set<String> words, String absent) {
        String value = text(name).orElse(absent);
        if (!words.contains(value)) {
            throw wrong(name, "one of " + String.join(", ", words.stream().sorted().toList()));
        }
        return value;
    }

    private static Instant time(String name, String value) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw wrong(name, "a time such as 2026-11-21T10:00:00Z (RFC 3339)");
        }
    }

    private int number(String name, int absent, int least, int most) {
        String value = context.queryParam(name);
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is out of range.
        }
        throw wrong(name, "a whole number from " + least + " to " + most);
    }

    static ApiError wrong(String name, String words) {
        return ApiError.invalidField(name, name + " must be " + words);
    }
}
