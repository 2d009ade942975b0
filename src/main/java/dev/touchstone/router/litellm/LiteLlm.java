package dev.touchstone.router.litellm;

import dev.touchstone.router.Credential;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;

/**
 * One LiteLLM proxy, as all scenarios of a run see it: what it said of itself, and which calls its
 * spend logs must still get a row of. Thread-safe.
 */
public final class LiteLlm {

    private final RouterDescription description;
    private final Limits limits;
    private final Contract contract;
    private final OwedRows owed = new OwedRows();
    private ProxyFacts facts;

    public LiteLlm(RouterDescription description, Limits limits, Contract contract) {
        this.description = description;
        this.limits = limits;
        this.contract = contract;
    }

    /** The proxy as one scenario sees it. */
    public Router router(Evidence evidence) {
        return new LiteLlmRouter(this, new Wire(description.url(), limits, evidence), contract);
    }

    RouterDescription description() {
        return description;
    }

    OwedRows owed() {
        return owed;
    }

    Credential masterKey() {
        String key = description.secrets().apiKey();
        return key.isEmpty() ? new Credential.None() : new Credential.Bearer(key);
    }

    /**
     * Asked until it answers, and not again: a proxy does not change its mind within a run.
     *
     * @param proxy the way on which it is asked, where that keeps the evidence
     */
    synchronized ProxyFacts facts(Proxy proxy) {
        if (facts != null) {
            return facts;
        }
        ProxyFacts now = ProxyFacts.of(proxy, masterKey());
        if (now.areKnown()) {
            facts = now;
        }
        return now;
    }
}
