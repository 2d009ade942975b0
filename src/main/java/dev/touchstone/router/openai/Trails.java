package dev.touchstone.router.openai;

import dev.touchstone.router.Trail;
import dev.touchstone.wire.Reply;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a router says in headers beside its answer (contract, "Chat completions"). */
public final class Trails {

    private Trails() {}

    public static Trail of(Reply reply) {
        return new Trail(
                reply.header("x-request-id"),
                reply.header("x-trace-id"),
                reply.header("x-served-by"),
                reply.header("x-attempts").map(Trails::number).orElse(OptionalInt.empty()),
                reply.header("x-cost").flatMap(Trails::decimal));
    }

    private static OptionalInt number(String value) {
        return value.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }

    private static Optional<BigDecimal> decimal(String value) {
        return value.matches("-?\\d{1,30}(\\.\\d{1,30})?")
                ? Optional.of(new BigDecimal(value))
                : Optional.empty();
    }
}
