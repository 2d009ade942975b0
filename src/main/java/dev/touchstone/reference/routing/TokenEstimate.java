package dev.touchstone.reference.routing;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import dev.touchstone.reference.TokenRules;
import java.util.List;

/**
 * Counts tokens by a model's own rules where no engine tells the count (LEDGER-7, 14). Safe for use
 * by many threads.
 */
public final class TokenEstimate {
    // Lazy and shared: loading a vocabulary takes some 100 ms, and most routers never need it.
    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

    /** The tokens of a prompt of these messages. */
    public long prompt(TokenRules rules, List<String> messages) {
        Encoding encoding = encoding(rules);
        return rules.perPrompt()
                + messages.stream()
                        .mapToLong(text -> rules.perMessage() + encoding.countTokensOrdinary(text))
                        .sum();
    }

    /** The tokens of the prompt, and of what was delivered. */
    Usage of(TokenRules rules, List<String> messages, String delivered) {
        return new Usage(prompt(rules, messages), encoding(rules).countTokensOrdinary(delivered));
    }

    private Encoding encoding(TokenRules rules) {
        return ENCODINGS
                .getEncoding(rules.encoding())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "There is no vocabulary %s: correct the model's token rules"
                                                .formatted(rules.encoding())));
    }
}
