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
import java.time.Duration;
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

    private final Ground ground;
    private final EmbeddedSystem system;
    private final Tampering tampering;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable end;

    /** What all systems of a run stand on. */
    private record Ground(
            long run,
            AtomicInteger systems,
            Limits limits,
            Contract contract,
            PublishedKeys keys,
            DatabaseServer server,
            Duration healthTimeout) {

        static Ground of(Settings settings) {
            long run = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
            Limits limits =
                    new Limits(
                            settings.answerTimeout(),
                            settings.streamTimeout(),
                            Limits.EIGHT_MEBIBYTES);
            PublishedKeys keys = new PublishedKeys();
            try {
                DatabaseServer server =
                        settings.database()
                                .<DatabaseServer>map(address -> new ExternalPostgres(address, run))
                                .orElseGet(() -> new EmbeddedPostgresServer(run));
                return new Ground(
                        run,
                        new AtomicInteger(),
                        limits,
                        Contract.load(),
                        keys,
                        server,
                        settings.healthTimeout());
            } catch (RuntimeException e) {
                keys.close();
                throw e;
            }
        }

        void close() {
            keys.close();
            server.close();
        }
    }

    EmbeddedStack(Settings settings) {
        this.ground = Ground.of(settings);
        this.tampering = Tampering.NONE;
        try {
            this.system = begin(OwnSystem.Beginning.WITH_DATABASE, Traits.SHARED, tampering);
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
        this.end = ground::close;
    }

    private EmbeddedStack(
            Ground ground, EmbeddedSystem system, Tampering tampering, boolean lasting) {
        this.ground = ground;
        this.system = system;
        this.tampering = tampering;
        this.end = () -> {};
        this.closed.set(lasting);
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public RouterDescription description() {
        RouterDescription seen = system.description();
        return seen.at(tampering.router(seen));
    }

    @Override
    public Router router(Evidence evidence, Consumer<Departure> departures) {
        return system.driver(description(), evidence, departures);
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
        return begin(beginning, Traits.of(beginning), tampering);
    }

    @Override
    public TenantTables tenantTables() {
        return system.tenantTables();
    }

    @Override
    public Stack seenThrough(Tampering other) {
        return new EmbeddedStack(ground, system, other, true);
    }

    @Override
    public Stack tampered(Tampering other) {
        EmbeddedSystem own = begin(OwnSystem.Beginning.WITH_DATABASE, Traits.SHARED, other);
        EmbeddedStack stack = new EmbeddedStack(ground, own, Tampering.NONE, false);
        try {
            Stacks.awaitReady(stack, ground.healthTimeout());
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return; // at the end of the run, and again when the process ends
        }
        try {
            system.close();
        } finally {
            end.run();
        }
    }

    private EmbeddedSystem begin(OwnSystem.Beginning beginning, Traits traits, Tampering with) {
        String database = Databases.name(ground.run(), "s" + ground.systems().incrementAndGet());
        EmbeddedSystem begun =
                new EmbeddedSystem(
                        ground.server(),
                        database,
                        ground.keys(),
                        ground.limits(),
                        ground.contract(),
                        traits,
                        with);
        try {
            begun.createDatabase(beginning != OwnSystem.Beginning.WITHOUT_DATABASE);
            if (!with.database().isEmpty() && beginning != OwnSystem.Beginning.WITHOUT_DATABASE) {
                begun.changeDatabase(ground.healthTimeout());
            }
            return begun;
        } catch (RuntimeException e) {
            begun.closeParts();
            throw e;
        }
    }
}
