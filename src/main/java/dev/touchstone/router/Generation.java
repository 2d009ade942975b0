package dev.touchstone.router;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the engine is to generate an answer; what is empty is left to the engine.
 *
 * @param tokenLimit at most so many generated tokens
 * @param newerTokenLimit the same by OpenAI's newer name for it, {@code max_completion_tokens}
 * @param temperature how freely it chooses, from 0 to 2
 * @param others further fields by their names, with whatever JSON can hold, and null
 */
public record Generation(
        OptionalInt tokenLimit,
        OptionalInt newerTokenLimit,
        Optional<BigDecimal> temperature,
        Map<String, Object> others) {

    /** As the engine would by itself. */
    public static final Generation USUAL =
            new Generation(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Map.of());
}
