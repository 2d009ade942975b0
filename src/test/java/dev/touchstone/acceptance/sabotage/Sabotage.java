package dev.touchstone.acceptance.sabotage;

import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.act.Issuers;
import dev.touchstone.sabotage.act.SharedKey;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Relay;
import dev.touchstone.stack.Tampering;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One scenario's callers, each of whom reaches every router of it through a relay. What the relays
 * do they do as one: what one has seen the others know. Thread-safe.
 */
final class Sabotage implements Tampering, AutoCloseable {

    private final Tampering inside;
    private final Map<URI, Relay> relays = new ConcurrentHashMap<>();
    private final Issuers issuers = new Issuers();
    private final Interference applied;

    /**
     * @param harm what is done between caller and router
     * @param inside what else is done to systems that the scenario begins
     */
    Sabotage(Function<Credentials, Interference> harm, Tampering inside) {
        this.applied = harm.apply(issuers);
        this.inside = inside;
    }

    @Override
    public URI router(RouterDescription router) {
        return relays.computeIfAbsent(router.url(), url -> before(router)).url();
    }

    @Override
    public URI engine(String name, URI engine) {
        return inside.engine(name, engine);
    }

    @Override
    public ReferenceConfig configuration(ReferenceConfig usual) {
        return inside.configuration(usual);
    }

    @Override
    public String database() {
        return inside.database();
    }

    private Relay before(RouterDescription router) {
        issuers.add(credentials(router));
        return Relay.to(router.url(), applied);
    }

    private static Credentials credentials(RouterDescription router) {
        return router.kind().equals("reference")
                ? new SharedKey(router.secrets().signingKey(), router.secrets().signingKeys())
                : Credentials.UNKNOWN;
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
    }
}
