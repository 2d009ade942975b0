package dev.touchstone.router.openai;

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
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.Source;
import dev.touchstone.router.TenantSettings;
import dev.touchstone.wire.Header;
import dev.touchstone.wire.Wire;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Any router that speaks the chat-completion protocol and no more. Options it reads: {@code
 * health}, the path that says whether it is alive (default {@code /health}), and {@code
 * header.<name>}, a header that goes with every request (some routers take their routes from one).
 * Reports show such headers, so that they are no place for a secret.
 */
public final class OpenAiRouter implements Router {

    private static final String HEADER = "header.";
    private static final String BEYOND = "the chat-completion protocol does not have it";

    private final RouterDescription description;
    private final Map<Capability, String> missing = new EnumMap<>(Capability.class);
    private final Operations operations;

    public OpenAiRouter(RouterDescription description, Wire wire, Contract contract) {
        this(description, wire, contract, Dialect.CONTRACT, Set.of());
    }

    /**
     * A router that speaks the protocol in its own way.
     *
     * @param more what it offers beyond the protocol, of what a request can ask for
     */
    public OpenAiRouter(
            RouterDescription description,
            Wire wire,
            Contract contract,
            Dialect dialect,
            Set<Capability> more) {
        this.description = description;
        this.operations = new Operations(wire.always(headers(description)), contract, dialect);
        missing.put(Capability.READINESS, BEYOND);
        missing.put(Capability.METRICS, BEYOND);
        missing.put(Capability.LOADED_MODELS, BEYOND);
        missing.put(Capability.PROVIDERS, BEYOND);
        missing.put(Capability.TIME_LIMIT, BEYOND);
        missing.put(Capability.FALLBACK_CONTROL, BEYOND);
        missing.put(Capability.ATTEMPTS, BEYOND);
        missing.put(Capability.TASKS, BEYOND);
        missing.put(Capability.ORCHESTRATION, BEYOND);
        missing.put(Capability.IDENTIFIERS, BEYOND);
        missing.put(Capability.ODD_REQUESTS, "the chat-completion protocol promises no limits");
        missing.put(Capability.SIGNED_TOKENS, "this driver shows one key and signs nothing");
        missing.put(Capability.PUBLISHED_KEYS, "this driver shows one key and signs nothing");
        missing.put(Capability.TENANTS, "this driver has one key and knows no people");
        missing.put(Capability.LEDGER, BEYOND);
        missing.put(Capability.LEDGER_SUMS, BEYOND);
        missing.put(Capability.CONVERSATIONS, BEYOND);
        missing.put(Capability.ANALYTICS, BEYOND);
        missing.put(Capability.PLUGINS, BEYOND);
        missing.put(Capability.SETTINGS, BEYOND);
        missing.put(Capability.CONTRACT_DOCUMENT, BEYOND);
        missing.keySet().removeAll(more);
        if (description.providers().isEmpty()) {
            missing.put(Capability.GATEWAY, RouterDescription.NO_PROVIDERS);
        }
        if (description.secrets().apiKey().isEmpty()) {
            missing.put(Capability.CREDENTIALS, "no key is configured, so that none is asked for");
        }
        missing.putAll(description.missing());
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public Map<Capability, String> missing() {
        return Map.copyOf(missing);
    }

    @Override
    public Map<Capability, Source> sources() {
        return Source.all(description, Map.of());
    }

    @Override
    public Health health() {
        CapabilityMissing.unlessOffered(Capability.HEALTH, missing);
        return new OpenAiHealth(
                operations, description.options().getOrDefault("health", "/health"));
    }

    @Override
    public Metrics metrics() {
        throw new CapabilityMissing(Capability.METRICS, missing.get(Capability.METRICS));
    }

    @Override
    public Models models() {
        CapabilityMissing.unlessOffered(Capability.MODELS, missing);
        return new ModelList(operations);
    }

    @Override
    public Providers providers() {
        throw new CapabilityMissing(Capability.PROVIDERS, missing.get(Capability.PROVIDERS));
    }

    @Override
    public People people() {
        return new OneKey(description.secrets().apiKey(), missing.get(Capability.TENANTS));
    }

    @Override
    public Issuer issuer() {
        throw new CapabilityMissing(
                Capability.SIGNED_TOKENS, missing.get(Capability.SIGNED_TOKENS));
    }

    @Override
    public Chat chat() {
        CapabilityMissing.unlessOffered(Capability.CHAT, missing);
        return new PlainChat(new ChatCompletions(operations), missing.keySet());
    }

    @Override
    public OddRequests oddRequests() {
        throw new CapabilityMissing(Capability.ODD_REQUESTS, missing.get(Capability.ODD_REQUESTS));
    }

    @Override
    public Ledger ledger() {
        throw new CapabilityMissing(Capability.LEDGER, missing.get(Capability.LEDGER));
    }

    @Override
    public Conversations conversations() {
        throw new CapabilityMissing(
                Capability.CONVERSATIONS, missing.get(Capability.CONVERSATIONS));
    }

    @Override
    public Analytics analytics() {
        throw new CapabilityMissing(Capability.ANALYTICS, missing.get(Capability.ANALYTICS));
    }

    @Override
    public Plugins plugins() {
        throw new CapabilityMissing(Capability.PLUGINS, missing.get(Capability.PLUGINS));
    }

    @Override
    public TenantSettings settings() {
        throw new CapabilityMissing(Capability.SETTINGS, missing.get(Capability.SETTINGS));
    }

    private static List<Header> headers(RouterDescription description) {
        return description.options().entrySet().stream()
                .filter(option -> option.getKey().startsWith(HEADER))
                .map(o -> new Header(o.getKey().substring(HEADER.length()), o.getValue()))
                .toList();
    }
}
