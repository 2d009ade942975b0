package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Asking;
import dev.touchstone.acceptance.world.Hostile;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.router.Breach;
import dev.touchstone.router.Message;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.RequestField;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The words of the features that stand for something: people, roles, doors, breaches, pieces. */
public final class Words {

    private static final Pattern PIECE = Pattern.compile("\"([^\"]*)\"");

    private static final Map<String, Way> FAILURES =
            Map.of(
                    "closes its stream", Way.CLOSED,
                    "ends its stream without the done marker", Way.ENDED,
                    "resets its connection", Way.RESET,
                    "falls silent", Way.STALLED,
                    "reports an error and then the done marker", Way.ERROR_THEN_DONE,
                    "reports an error and nothing more", Way.ERROR_WITHOUT_DONE,
                    "sends an event that nobody can read and stops", Way.MALFORMED_THEN_ENDED,
                    "sends an event that nobody can read and goes on", Way.MALFORMED_THEN_CONTINUED,
                    "sends half a character", Way.HALF_CHARACTER);

    @ParameterType("Ada|Alan|Grace|Linus|she|he")
    public String person(String name) {
        return name;
    }

    @ParameterType("an admin|an operator|a viewer")
    public Role role(String words) {
        return Role.valueOf(words.substring(words.indexOf(' ') + 1).toUpperCase(Locale.ROOT));
    }

    @ParameterType(
            "ask a question|stream an answer|list the models|read the ledger|read the analytics|read the analytics day by day|export the analytics|export the analytics for machines|begin a conversation|list the conversations|list the plugins|enable a plugin|invite a person|list the people|disable a person")
    public Door door(String words) {
        return find(Door.values(), Door::words, words);
    }

    @ParameterType("has .+")
    public Breach breach(String words) {
        return find(Breach.values(), Breach::words, words);
    }

    @ParameterType(
            "model|messages|role of a message|content of a message|identifiers|title|token limit|temperature|stream switch|stream options|fallback switch|timeout|task type|priority|mode|message")
    public RequestField part(String words) {
        return find(RequestField.values(), RequestField::words, words);
    }

    @ParameterType(
            "closes its stream|ends its stream without the done marker|resets its connection|falls silent|reports an error and then the done marker|reports an error and nothing more|sends an event that nobody can read and stops|sends an event that nobody can read and goes on|sends half a character")
    public Way failure(String words) {
        return FAILURES.get(words);
    }

    @ParameterType(
            "asks a question|streams an answer|says something in a conversation|hears an answer in a conversation")
    public Asking asks(String words) {
        return find(Asking.values(), Asking::words, words);
    }

    @ParameterType(
            "refuses the request|does not know its caller|is busy|fails|answers an error as if it were an answer|answers with a web page|sends an event that is an error|breaks its stream after two tokens")
    public String telling(String words) {
        return words;
    }

    @ParameterType(
            "a command to the database|a path out of the folder|a lookup by the logger|a template|a script|a command of the shell|a format of texts|a line break and a cookie|a null character|10,000 characters|a mark that turns the direction")
    public String hostile(String words) {
        return Hostile.named(words);
    }

    @ParameterType("one level deeper|half a million levels deeper")
    public int deeper(String words) {
        return words.equals("one level deeper") ? 1 : 500_000;
    }

    @ParameterType(
            "a text|a web page|nothing at all|half of a request|a request and something behind|a request with a field twice|a list of requests|bytes that are no text|a number of half a million digits")
    public String body(String words) {
        return words;
    }

    @ParameterType("\"[^\"]*\"(?:, \"[^\"]*\")*")
    public List<String> pieces(String list) {
        return PIECE.matcher(list).results().map(piece -> piece.group(1)).toList();
    }

    @DataTableType
    public Message message(Map<String, String> row) {
        Message.Role role = Message.Role.valueOf(row.get("speaker").toUpperCase(Locale.ROOT));
        return new Message(role, row.get("text"));
    }

    static <T> T find(T[] values, Function<T, String> words, String wanted) {
        return Arrays.stream(values)
                .filter(value -> words.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "\"%s\" is none of %s"
                                                .formatted(
                                                        wanted,
                                                        Arrays.stream(values)
                                                                .map(words)
                                                                .toList())));
    }
}
