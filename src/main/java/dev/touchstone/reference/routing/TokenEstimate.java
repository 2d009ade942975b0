package dev.touchstone.reference.routing;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;

/**
 * Counts tokens where the engine cannot be asked any more: the caller hung up (LEDGER-7). A
 * complete answer is never billed by it.
 */
final class TokenEstimate {
    // Loading the vocabulary takes some 100 ms, and most routers never need it.
    private volatile Encoding encoding;

    Usage of(List<String> prompt, String delivered) {
        Encoding tokens = encoding();
        long promptTokens = prompt.stream().mapToLong(tokens::countTokensOrdinary).sum();
        return new Usage(promptTokens, tokens.countTokensOrdinary(delivered));
    }

    private Encoding encoding() {
        if (encoding == null) {
            synchronized (this) {
                if (encoding == null) {
                    encoding =
                            Encodings.newLazyEncodingRegistry()
                                    .getEncoding(EncodingType.CL100K_BASE);
                }
            }
        }
        return encoding;
    }
}
