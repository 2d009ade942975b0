package dev.touchstone.router.litellm;

import dev.touchstone.router.Analytics;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Chat;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Health;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.Metrics;
import dev.touchstone.router.Models;
import dev.touchstone.router.OddRequests;
import dev.touchstone.router.People;
import dev.touchstone.router.Plugins;
import dev.touchstone.router.Providers;
import dev.touchstone.router.Router;
import dev.touchstone.router.Source;
import dev.touchstone.router.TenantSettings;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.OpenAiRouter;
import dev.touchstone.wire.Wire;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * LiteLLM's proxy. Option it reads: {@code ledger_seconds}, how long a row of its spend logs may
 * take until somebody can read it (15 if it is left out).
 */
final class LiteLlmRouter implements Router {

    static final String NO_IDENTIFIERS =
            "LiteLLM tells engines and callers nothing of a caller's trace, user and session";
    static final String NO_SUMS = "this driver reads LiteLLM's spend logs row by row";
    static final String NO_CONTRACT_DOCUMENT = "LiteLLM publishes another contract than ours";

    /** Beyond the protocol it takes {@code timeout} and {@code disable_fallbacks}. */
    private static final Set<Capability> IN_A_REQUEST =
            Set.of(Capability.TIME_LIMIT, Capability.FALLBACK_CONTROL);

    private static final Set<Capability> OF_THE_PROXY =
            Set.of(
                    Capability.READINESS,
                    Capability.TENANTS,
                    Capability.LEDGER,
                    Capability.SETTINGS);

    private static final String PATIENCE = "ledger_seconds";

    private final LiteLlm lite;
    private final Proxy proxy;
    private final OpenAiRouter protocol;

    LiteLlmRouter(LiteLlm one, Wire wire, Contract contract) {
        this.lite = one;
        this.proxy = new Proxy(wire);
        this.protocol =
                new OpenAiRouter(one.description(), wire, contract, new Words(), IN_A_REQUEST);
    }

    @Override
    public String name() {
        return lite.description().name();
    }

    @Override
    public Map<Capability, String> missing() {
        Map<Capability, String> missing = new EnumMap<>(protocol.missing());
        missing.keySet().removeAll(OF_THE_PROXY);
        missing.put(Capability.IDENTIFIERS, NO_IDENTIFIERS);
        missing.put(Capability.LEDGER_SUMS, NO_SUMS);
        missing.put(Capability.CONTRACT_DOCUMENT, NO_CONTRACT_DOCUMENT);
        missing.put(Capability.METRICS, "this driver does not read LiteLLM's own counts");
        missing.put(Capability.ANALYTICS, "this driver does not read LiteLLM's activity reports");
        missing.put(
                Capability.ATTEMPTS,
                "LiteLLM says which deployment answered, and of those that were asked in vain only how many, which is 0 whatever happened");
        missing.put(Capability.PUBLISHED_KEYS, "this driver shows virtual keys and signs nothing");
        missing.putAll(lite.facts(proxy).missing());
        missing.putAll(lite.description().missing());
        return Map.copyOf(missing);
    }

    @Override
    public Map<Capability, Source> sources() {
        return Source.all(lite.description(), ProxyFacts.inferred());
    }

    @Override
    public Health health() {
        return offered(Capability.HEALTH, new LiteLlmHealth(proxy));
    }

    @Override
    public Models models() {
        return protocol.models();
    }

    /** Without a database there is the master key alone, for whoever asks. */
    @Override
    public People people() {
        if (missing().containsKey(Capability.TENANTS)) {
            return protocol.people();
        }
        ProxyFacts facts = lite.facts(proxy);
        String administrators =
                facts.hasLicence() ? "" : facts.enterprise("Administrators of a team are");
        return new TeamsAndKeys(proxy, lite.masterKey(), administrators);
    }

    @Override
    public Chat chat() {
        return new RememberedChat(protocol.chat(), lite.owed());
    }

    @Override
    public Ledger ledger() {
        String seconds = lite.description().options().getOrDefault(PATIENCE, "15");
        Duration patience = Duration.ofSeconds(Long.parseLong(seconds));
        return offered(Capability.LEDGER, new SpendLogs(proxy, lite.owed(), patience));
    }

    @Override
    public TenantSettings settings() {
        return offered(Capability.SETTINGS, new TeamLimits(proxy));
    }

    @Override
    public Metrics metrics() {
        throw lacking(Capability.METRICS);
    }

    @Override
    public Providers providers() {
        throw lacking(Capability.PROVIDERS);
    }

    @Override
    public Issuer issuer() {
        throw lacking(Capability.SIGNED_TOKENS);
    }

    @Override
    public OddRequests oddRequests() {
        throw lacking(Capability.ODD_REQUESTS);
    }

    @Override
    public Conversations conversations() {
        throw lacking(Capability.CONVERSATIONS);
    }

    @Override
    public Analytics analytics() {
        throw lacking(Capability.ANALYTICS);
    }

    @Override
    public Plugins plugins() {
        throw lacking(Capability.PLUGINS);
    }

    private <T> T offered(Capability capability, T port) {
        CapabilityMissing.unlessOffered(capability, missing());
        return port;
    }

    private CapabilityMissing lacking(Capability capability) {
        return new CapabilityMissing(capability, missing().get(capability));
    }
}
