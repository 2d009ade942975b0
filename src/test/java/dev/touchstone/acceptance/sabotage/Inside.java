package dev.touchstone.acceptance.sabotage;

import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.relay.Relay;
import dev.touchstone.stack.Tampering;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a defect does behind the door of a router: relays before its engines, another configuration,
 * other tables. Thread-safe.
 */
final class Inside implements Tampering, AutoCloseable {

    private final Harm harm;
    private final Map<URI, Relay> relays = new ConcurrentHashMap<>();

    Inside(Defect defect) {
        this.harm = defect.harm();
    }

    @Override
    public URI engine(String name, URI engine) {
        if (harm instanceof Harm.Back back) {
            return relays.computeIfAbsent(
                            engine,
                            url ->
                                    Relay.to(
                                            url,
                                            back.rules().before(name).applied(Credentials.UNKNOWN)))
                    .url();
        }
        return engine;
    }

    @Override
    public ReferenceConfig configuration(ReferenceConfig usual) {
        return harm instanceof Harm.Configuration otherwise
                ? ConfigurationChange.named(otherwise.change()).apply(usual)
                : usual;
    }

    @Override
    public String database() {
        return harm instanceof Harm.Database tables ? tables.sql() : "";
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
    }
}
