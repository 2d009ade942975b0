package dev.touchstone.router;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a caller asks.
 *
 * @param generation how the engine is to answer
 * @param reportUsage for a stream: whether it shall end with the token counts
 * @param timeout for one attempt at one deployment
 * @param fallback whether another deployment may be asked; empty when the caller says nothing
 * @param handling how it is to be handled
 * @param breach a way in which the request shall break the contract
 */
public record ChatRequest(
        String model,
        List<Message> messages,
        Generation generation,
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
                Generation.USUAL,
                false,
                Optional.empty(),
                Optional.empty(),
                Identifiers.NONE,
                Handling.USUAL,
                Optional.empty());
    }

    public ChatRequest limitedTo(int tokens) {
        return generated(
                new Generation(
                        OptionalInt.of(tokens),
                        generation.newerTokenLimit(),
                        generation.temperature(),
                        generation.others()));
    }

    /** The same limited by the newer name of the limit. */
    public ChatRequest limitedAnew(int tokens) {
        return generated(
                new Generation(
                        generation.tokenLimit(),
                        OptionalInt.of(tokens),
                        generation.temperature(),
                        generation.others()));
    }

    /** The same at a temperature from 0 to 2. */
    public ChatRequest at(BigDecimal temperature) {
        return generated(
                new Generation(
                        generation.tokenLimit(),
                        generation.newerTokenLimit(),
                        Optional.of(temperature),
                        generation.others()));
    }

    /** The same with further fields, by their names. */
    public ChatRequest with(Map<String, Object> fields) {
        return generated(
                new Generation(
                        generation.tokenLimit(),
                        generation.newerTokenLimit(),
                        generation.temperature(),
                        fields));
    }

    private ChatRequest generated(Generation how) {
        return new ChatRequest(
                model,
                messages,
                how,
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
                generation,
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
                generation,
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
                generation,
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
                generation,
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
                generation,
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
                generation,
                reportUsage,
                timeout,
                fallback,
                identifiers,
                handling,
                Optional.of(how));
    }
}
