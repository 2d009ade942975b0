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
    private static final List<Secret> SECRETS =
            List.of(
                    secret("Bearer ", "(?<=Bearer )[\\w.~+/=-]{8,}"),
                    secret("=", "(?<=[?&](?:access_token|token|api_key|key)=)[^&\\s\"]+"),
                    secret("://", "(?<=://)[^\\s/@\"']+(?=@)"),
                    secret("eyJ", "eyJ[\\w-]{8,}\\.[\\w-]*\\.?[\\w-]*"),
                    secret("sk-", "\\bsk-[\\w-]{8,}"));

    /**
     * @param sign stands in or before each of them: a text without it need not be searched
     */
    private record Secret(String sign, Pattern pattern) {}

    private Redaction() {}

    private static Secret secret(String sign, String pattern) {
        return new Secret(sign, Pattern.compile(pattern));
    }

    static String mask(String text) {
        String masked = text;
        for (Secret secret : SECRETS) {
            if (masked.contains(secret.sign())) {
                masked = secret.pattern().matcher(masked).replaceAll(MASK);
            }
        }
        return masked;
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
