package dev.touchstone.router.openai;

import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Health;
import dev.touchstone.router.Outcome;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;

/** Liveness at one path; the protocol knows neither readiness nor a published contract. */
record OpenAiHealth(Operations operations, String path) implements Health {

    @Override
    public Outcome<Void> alive(Credential shown) {
        Received received = operations.send("health", Request.get(path), shown);
        if (received instanceof Reply reply && reply.status() == 200) {
            return new Outcome.Given<>(null);
        }
        return received instanceof Reply reply
                ? Refusals.of(reply)
                : Refusals.none((NoReply) received);
    }

    @Override
    public Outcome<Readiness> readiness(Credential shown) {
        throw new CapabilityMissing(
                Capability.READINESS, "the chat-completion protocol does not have it");
    }

    @Override
    public Outcome<PublishedContract> contractDocument() {
        throw new CapabilityMissing(
                Capability.CONTRACT_DOCUMENT, "the chat-completion protocol does not have it");
    }
}
