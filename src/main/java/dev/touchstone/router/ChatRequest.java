package dev.touchstone.router;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a caller asks.
 *
 * @param tokenLimit at most so many generated tokens
 * @param reportUsage for a stream: whether it shall end with the token counts
 * @param timeout for one attempt at one deployment
 * @param fallback whether another deployment may be asked; empty when the caller says nothing
 * @param handling how it is to be handled
 * @param breach a way in which the request shall break the contract
 */
public record ChatRequest(
        String model,
        List<Message> messages,
        OptionalInt tokenLimit,
        boolean reportUsage,
        Optional<Duration> timeout,
        Optional<Boolean> fallback,
        Identifiers identifiers,
        Handling handling,
        Optional<Breach> breach) {

    /** The plainest request. */
    public static ChatRequest of(String model, List<Message> messages) {
        return new ChatRequest(
                model,
                List.copyOf(messages),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Identifiers.NONE,
                Handling.USUAL,
                Optional.empty());
    }

    public ChatRequest limitedTo(int tokens) {
        return new ChatRequest(
                model,
                messages,
                OptionalInt.of(tokens),
                reportUsage,
                timeout,
                fallback,
                identifiers,
                handling,
                breach);
    }

    public ChatRequest reportingUsage() {
        return new ChatRequest(
                model,
                messages,
                tokenLimit,
                true,
                timeout,
                fallback,
                identifiers,
                handling,
                breach);
    }

    public ChatRequest within(Duration limit) {
        return new ChatRequest(
                model,
                messages,
                tokenLimit,
                reportUsage,
                Optional.of(limit),
                fallback,
                identifiers,
                handling,
                breach);
    }

    /** The same with the caller's word on fallback. */
    public ChatRequest withFallback(boolean allowed) {
        return new ChatRequest(
                model,
                messages,
                tokenLimit,
                reportUsage,
                timeout,
                Optional.of(allowed),
                identifiers,
                handling,
                breach);
    }

    public ChatRequest identifiedBy(Identifiers names) {
        return new ChatRequest(
                model,
                messages,
                tokenLimit,
                reportUsage,
                timeout,
                fallback,
                names,
                handling,
                breach);
    }

    public ChatRequest handled(Handling how) {
        return new ChatRequest(
                model,
                messages,
                tokenLimit,
                reportUsage,
                timeout,
                fallback,
                identifiers,
                how,
                breach);
    }

    public ChatRequest breaking(Breach how) {
        return new ChatRequest(
                model,
                messages,
                tokenLimit,
                reportUsage,
                timeout,
                fallback,
                identifiers,
                handling,
                Optional.of(how));
    }
}
