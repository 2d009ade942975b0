package dev.touchstone.stack;

import dev.touchstone.engine.EngineControl;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.settings.Settings;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Everything in this process but PostgreSQL, which is a child of it: server, engines and router
 * start side by side on free ports.
 */
final class EmbeddedStack implements Stack {

    private final long run = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger systems = new AtomicInteger();
    private final Limits limits;
    private final Contract contract = Contract.load();
    private final PublishedKeys keys = new PublishedKeys();
    private final DatabaseServer server;
    private final EmbeddedSystem system;

    EmbeddedStack(Settings settings) {
        this.limits =
                new Limits(
                        settings.answerTimeout(), settings.streamTimeout(), Limits.EIGHT_MEBIBYTES);
        this.server = server(settings);
        try {
            this.system = begin(OwnSystem.Beginning.WITH_DATABASE, EmbeddedSystem.Traits.SHARED);
        } catch (RuntimeException e) {
            keys.close();
            server.close();
            throw e;
        }
    }

    private DatabaseServer server(Settings settings) {
        try {
            return settings.database()
                    .<DatabaseServer>map(address -> new ExternalPostgres(address, run))
                    .orElseGet(() -> new EmbeddedPostgresServer(run));
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public RouterDescription description() {
        return system.description();
    }

    @Override
    public Router router(Evidence evidence, Consumer<Departure> departures) {
        return system.router(evidence, departures);
    }

    @Override
    public Map<Capability, String> missing() {
        return Map.of();
    }

    @Override
    public Map<String, EngineControl> engines() {
        return system.controls();
    }

    /** Where the engines listen, by name. */
    Map<String, URI> engineAddresses() {
        return system.engineAddresses();
    }

    @Override
    public OwnSystem another(OwnSystem.Beginning beginning) {
        return begin(beginning, EmbeddedSystem.Traits.of(beginning));
    }

    @Override
    public TenantTables tenantTables() {
        return system.tenantTables();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return; // at the end of the run, and again when the process ends
        }
        try {
            system.close();
        } finally {
            keys.close();
            server.close();
        }
    }

    private EmbeddedSystem begin(OwnSystem.Beginning beginning, EmbeddedSystem.Traits traits) {
        String database = Databases.name(run, "s" + systems.incrementAndGet());
        EmbeddedSystem begun = new EmbeddedSystem(server, database, keys, limits, contract, traits);
        try {
            begun.createDatabase(beginning != OwnSystem.Beginning.WITHOUT_DATABASE);
            return begun;
        } catch (RuntimeException e) {
            begun.closeParts();
            throw e;
        }
    }
}
