package dev.touchstone.router.reference;

import dev.touchstone.router.Analytics;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Chat;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Departure;
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
import dev.touchstone.router.openai.ChatCompletions;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.ModelList;
import dev.touchstone.router.openai.OddChat;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.wire.Wire;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A router that keeps the whole contract. */
public final class ReferenceDriver implements Router {

    private final RouterDescription description;
    private final Tokens tokens;
    private final Operations operations;
    private final Map<Capability, String> missing = new EnumMap<>(Capability.class);
    private final Map<String, String> userIds = new ConcurrentHashMap<>();

    /** One whose people's tokens are made as the description says. */
    public ReferenceDriver(
            RouterDescription description,
            Wire wire,
            Contract contract,
            Consumer<Departure> departures) {
        this(description, Tokens.of(description), wire, contract, departures);
    }

    /**
     * @param tokens whoever makes the people's tokens
     * @param departures is told wherever a reply departs from the contract
     */
    public ReferenceDriver(
            RouterDescription description,
            Tokens tokens,
            Wire wire,
            Contract contract,
            Consumer<Departure> departures) {
        this.description = description;
        this.tokens = tokens;
        missing.putAll(description.missing());
        if (description.providers().isEmpty()) {
            missing.putIfAbsent(Capability.GATEWAY, RouterDescription.NO_PROVIDERS);
        }
        if (!tokens.publishesKeys()) {
            missing.putIfAbsent(Capability.PUBLISHED_KEYS, PublishedKeys.NONE);
        }
        this.operations = new Operations(wire, contract, departures);
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
        return offered(Capability.HEALTH, new PlatformHealth(operations, description.models()));
    }

    @Override
    public Metrics metrics() {
        return offered(Capability.METRICS, new PlatformMetrics(operations));
    }

    @Override
    public Models models() {
        return offered(Capability.MODELS, new ModelList(operations));
    }

    @Override
    public Providers providers() {
        return offered(Capability.PROVIDERS, new ProviderList(operations));
    }

    @Override
    public People people() {
        return offered(Capability.TENANTS, new TenantsAndPeople(operations, tokens, userIds));
    }

    @Override
    public Issuer issuer() {
        return offered(Capability.SIGNED_TOKENS, new IssuedTokens(tokens));
    }

    @Override
    public Chat chat() {
        return offered(Capability.CHAT, new ChatCompletions(operations));
    }

    @Override
    public OddRequests oddRequests() {
        return offered(Capability.ODD_REQUESTS, new OddChat(operations));
    }

    @Override
    public Ledger ledger() {
        return offered(Capability.LEDGER, new PlatformLedger(operations));
    }

    @Override
    public Conversations conversations() {
        return offered(Capability.CONVERSATIONS, new PlatformConversations(operations));
    }

    @Override
    public Analytics analytics() {
        return offered(Capability.ANALYTICS, new PlatformAnalytics(operations));
    }

    @Override
    public Plugins plugins() {
        return offered(Capability.PLUGINS, new PlatformPlugins(operations));
    }

    @Override
    public TenantSettings settings() {
        return offered(Capability.SETTINGS, new PlatformSettings(operations));
    }

    private <T> T offered(Capability capability, T port) {
        CapabilityMissing.unlessOffered(capability, missing);
        return port;
    }
}
