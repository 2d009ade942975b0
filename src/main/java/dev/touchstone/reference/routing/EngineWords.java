package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an engine says against a request, as far as a caller may hear it: words that could hold a
 * key, a token or an address of the house are not passed on.
 */
final class EngineWords {
    private static final String REFUSED = "The engine refused the request";
    private static final int LONGEST = 1_000;

    /**
     * Keys and tokens are long and have digits among their letters; addresses have two slashes or
     * four numbers; and who speaks of a key may well quote it.
     */
    private static final Pattern NOT_FOR_CALLERS =
            Pattern.compile(
                    "(?=[\\w.+/=-]*\\d)(?=[\\w.+/=-]*[A-Za-z])[\\w.+/=-]{16,}"
                            + "|[A-Za-z0-9+/=_-]{32,}"
                            + "|\\w://"
                            + "|\\d{1,3}(?:\\.\\d{1,3}){3}"
                            + "|(?i:\\bbearer\\b|api.?key|password|secret|\\bsk-)");

    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][\\w.\\[\\]]{0,63}");

    private EngineWords() {}

    static String message(JsonNode said) {
        String text = said.asText("");
        boolean fit = said.isTextual() && !text.isBlank() && text.length() <= LONGEST;
        return fit && !NOT_FOR_CALLERS.matcher(text).find() ? text : REFUSED;
    }

    /** The field that it names, if it is the name of a field. */
    static Optional<String> field(JsonNode named) {
        return Optional.ofNullable(named.textValue()).filter(name -> FIELD.matcher(name).matches());
    }
}
