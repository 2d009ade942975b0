package dev.touchstone.wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Masks what must not be published: credentials in headers and queries, signed tokens and API keys
 * in text.
 */
final class Redaction {

    private static final String MASK = "[masked]";
    private static final int HEADER = 1000;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");
    private static final Pattern SECRET_TEXT =
            Pattern.compile(
                    "eyJ[\\w-]{8,}\\.[\\w-]*\\.?[\\w-]*|\\bsk-[\\w-]{8,}|(?<=Bearer )[\\w.~+/=-]{8,}"
                            + "|(?<=[?&](?:access_token|token|api_key|key)=)[^&\\s\"]+"
                            + "|(?<=://)[^\\s/@\"']+(?=@)");

    private Redaction() {}

    static String mask(String text) {
        return SECRET_TEXT.matcher(text).replaceAll(MASK);
    }

    static List<List<String>> mask(List<Header> headers) {
        return headers.stream().map(Redaction::mask).toList();
    }

    private static List<String> mask(Header header) {
        boolean secret = SECRET_HEADERS.contains(header.name().toLowerCase(Locale.ROOT));
        String value = secret ? masked(header.value()) : mask(header.value());
        return List.of(header.name(), Exchange.cut(value, HEADER));
    }

    /** Keeps the scheme: that a bearer token was sent is evidence, the token is not. */
    private static String masked(String value) {
        int space = value.indexOf(' ');
        return space < 0 ? MASK : value.substring(0, space + 1) + MASK;
    }
}
