package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a wrong router repeats of a request where it should keep silent: {@code <token>}, {@code
 * <sent>}, the body, {@code <header name>}, and {@code <known>}, the token that somebody else
 * showed last. In a form that may stand within a JSON text; in headers as they are.
 */
final class Quotation {

    private static final Pattern PLACE = Pattern.compile("<(token|sent|known|header ([\\w-]+))>");

    private final Asked asked;
    private final Memory memory;

    Quotation(Asked asked, Memory memory) {
        this.asked = asked;
        this.memory = memory;
    }

    Map<String, String> in(Map<String, String> texts) {
        Map<String, String> quoting = new TreeMap<>();
        texts.forEach((name, text) -> quoting.put(name, replaced(text, this::said)));
        return quoting;
    }

    String in(String text) {
        return replaced(text, this::quoted);
    }

    private static String replaced(String text, UnaryOperator<String> words) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(words.apply(found.group(1))));
    }

    /** In what replaces something that a regular expression found. */
    String inReplacement(String text) {
        return replaced(text, what -> Matcher.quoteReplacement(quoted(what)));
    }

    private String quoted(String what) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(said(what)));
    }

    private String said(String what) {
        return switch (what) {
            case "token" -> Credentials.token(asked).orElse("");
            case "sent" -> new String(asked.body(), StandardCharsets.UTF_8);
            case "known" -> memory.known(asked).orElse("");
            default -> header(what.substring("header ".length()));
        };
    }

    private String header(String name) {
        return asked.headers().stream()
                .filter(field -> field.isCalled(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }
}
