package dev.touchstone.router.openai;

import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a refusal says in its message only. Routers that wrap an engine's error, or never fill in
 * {@code param}, still tell a reader what is wrong.
 */
final class Prose {

    private static final Map<RequestField, Pattern> NAMES =
            Map.of(
                    RequestField.MODEL, word("(?<!this )model"),
                    RequestField.MESSAGES, word("messages"),
                    RequestField.ROLE, word("role"),
                    RequestField.CONTENT, word("content"),
                    RequestField.TOKEN_LIMIT, word("max_tokens"),
                    RequestField.TEMPERATURE, word("temperature"),
                    RequestField.STREAM, word("stream"));

    private Prose() {}

    /** That there is no such model, when a refusal of the request names the model it asked for. */
    static Reason reason(Refusal refusal, ChatRequest request) {
        boolean ofTheRequest =
                refusal.reason() == Reason.BROKEN_REQUEST || refusal.reason() == Reason.NOT_FOUND;
        boolean ofItsModel =
                request.breach().isEmpty()
                        && field(refusal).equals(Optional.of(RequestField.MODEL))
                        && refusal.message().contains(beginning(request.model()));
        return ofTheRequest && ofItsModel ? Reason.UNKNOWN_MODEL : refusal.reason();
    }

    /** As much of a name as an excerpt of a message has room for. */
    private static String beginning(String model) {
        return model.substring(0, Math.min(model.length(), Excerpt.MESSAGE / 2));
    }

    /**
     * The part of the request that it names, or else the only one that its message speaks of.
     * Nearly every message speaks of the model as well, and "this model" is none to look for; one
     * that speaks of everything names nothing.
     */
    static Optional<RequestField> field(Refusal refusal) {
        return refusal.field().or(() -> only(spokenOf(refusal.message())));
    }

    private static Optional<RequestField> only(Set<RequestField> spokenOf) {
        if (spokenOf.size() > 1) {
            spokenOf.remove(RequestField.MODEL);
        }
        if (spokenOf.contains(RequestField.ROLE) || spokenOf.contains(RequestField.CONTENT)) {
            spokenOf.remove(RequestField.MESSAGES);
        }
        return spokenOf.size() == 1 ? spokenOf.stream().findFirst() : Optional.empty();
    }

    private static Set<RequestField> spokenOf(String message) {
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().matcher(message).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestField.class)));
    }

    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])");
    }
}
