package dev.touchstone.reference.orchestration;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What models came to.
 *
 * @param answer whose text is the caller's answer
 * @param rounds how many rounds it took, where there are rounds
 * @param confidence the share of the models that gave this answer, where several gave one
 */
public record Conclusion(Reply answer, OptionalInt rounds, Optional<BigDecimal> confidence) {
    static Conclusion of(Reply answer) {
        return new Conclusion(answer, OptionalInt.empty(), Optional.empty());
    }

    Conclusion after(int number) {
        return new Conclusion(answer, OptionalInt.of(number), confidence);
    }
}
