package dev.touchstone.router.contract;

import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.litellm.LiteLlm;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.OpenAiRouter;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;
import java.time.Duration;

/** Every driver there is, by the kind that a router's description names. */
final class Drivers {

    private static final Contract CONTRACT = Contract.load();
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Limits.EIGHT_MEBIBYTES);

    private Drivers() {}

    static Router router(RouterDescription described, Evidence evidence) {
        Wire wire = new Wire(described.url(), LIMITS, evidence);
        return switch (described.kind()) {
            case "reference" -> new ReferenceDriver(described, wire, CONTRACT, departure -> {});
            case "litellm" -> new LiteLlm(described, LIMITS, CONTRACT).router(evidence);
            case "openai" -> new OpenAiRouter(described, wire, CONTRACT);
            default ->
                    throw new IllegalArgumentException(
                            "there is no driver for the kind " + described.kind());
        };
    }
}
