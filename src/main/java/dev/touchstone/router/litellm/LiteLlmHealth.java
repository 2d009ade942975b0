package dev.touchstone.router.litellm;

import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Health;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import java.util.Map;
import java.util.Optional;

/** {@code /health/liveliness} and {@code /health/readiness}, which anyone may ask. */
record LiteLlmHealth(Proxy proxy) implements Health {

    @Override
    public Outcome<Void> alive(Credential shown) {
        return Proxy.read(proxy.get("/health/liveliness", shown), anything -> null);
    }

    /** It names its database and no engine; 503 says the same of one that it should have. */
    @Override
    public Outcome<Readiness> readiness(Credential shown) {
        Received received = proxy.get(ProxyFacts.READINESS, shown);
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<String> database = Json.read(reply).flatMap(body -> Json.text(body, "db"));
        return database.isPresent() && (reply.status() == 200 || reply.status() == 503)
                ? new Outcome.Given<>(readiness(reply.status() == 200, database.get()))
                : Refusals.of(reply);
    }

    @Override
    public Outcome<PublishedContract> contractDocument() {
        throw new CapabilityMissing(
                Capability.CONTRACT_DOCUMENT, LiteLlmRouter.NO_CONTRACT_DOCUMENT);
    }

    private static Readiness readiness(boolean ready, String database) {
        return new Readiness(ready, Map.of(Readiness.DATABASE, database.equals("connected")));
    }
}
