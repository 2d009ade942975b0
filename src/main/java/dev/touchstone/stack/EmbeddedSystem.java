package dev.touchstone.stack;

import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.ReferenceRouter;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The reference router with scripted engines of its own, over one database of a server. */
final class EmbeddedSystem implements OwnSystem {

    private static final int KEY_BYTES = 32;

    private final DatabaseServer server;
    private final String database;
    private final PublishedKeys keys;
    private final Limits limits;
    private final Contract contract;
    private final Traits traits;
    private final Tampering tampering;
    private final MovableClock clock = new MovableClock();
    private final Optional<Instant> priceChange;
    private final String signingKey = UUID.randomUUID() + "" + UUID.randomUUID();
    private final String encryptionKey = randomKey();
    private final String databasePassword = UUID.randomUUID().toString();
    private final Map<String, ScriptedEngine> engines = new LinkedHashMap<>();
    private final Map<String, KeptPort> keptPorts = new HashMap<>();
    private final Map<String, EngineControl> controls = new LinkedHashMap<>();
    private final List<RunningRouter> regions = new CopyOnWriteArrayList<>();
    private final List<HeldLedger> held = new CopyOnWriteArrayList<>();
    private final Links links;
    private volatile RunningRouter router;

    EmbeddedSystem(
            DatabaseServer server,
            String database,
            PublishedKeys keys,
            Limits limits,
            Contract contract,
            Traits traits,
            Tampering tampering) {
        this.server = server;
        this.database = database;
        this.keys = keys;
        this.limits = limits;
        this.contract = contract;
        this.traits = traits;
        this.tampering = tampering;
        this.priceChange =
                traits.resting()
                        ? Optional.of(clock.instant().plus(PRICE_HOLDS))
                        : Optional.empty();
        EmbeddedModels.ENGINES.forEach(name -> engines.put(name, engine(name, 0)));
        engines.forEach((name, engine) -> controls.put(name, new EngineControl(engine.url())));
        this.links =
                traits.linked()
                        ? Links.to(engineAddresses(), server.address(database))
                        : Links.none();
        this.router = traits.outside() ? RouterProcess.start(plan()) : inside();
    }

    private static String randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public RouterDescription description() {
        return description(router);
    }

    private RouterDescription description(RunningRouter running) {
        RouterDescription real = real(running);
        return real.at(tampering.router(real));
    }

    private RouterDescription real(RunningRouter running) {
        return new RouterDescription(
                "Touchstone's reference router",
                "reference",
                running.url(),
                RouterPlan.models(priceChange),
                Map.of(),
                Map.of("issuer", RouterPlan.ISSUER, "platform_admin", RouterPlan.PLATFORM_ADMIN),
                new Secrets(signingKey, "", keys.withPrivateHalves()));
    }

    Map<String, URI> engineAddresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        engines.forEach((name, engine) -> addresses.put(name, engine.url()));
        return addresses;
    }

    /** An engine that starts again listens where it did, so that its control stays good. */
    @Override
    public Map<String, EngineControl> controls() {
        return controls;
    }

    @Override
    public Router router(Evidence evidence, Consumer<Departure> departures) {
        return driver(router, evidence, departures);
    }

    private Router driver(
            RunningRouter running, Evidence evidence, Consumer<Departure> departures) {
        return driver(description(running), evidence, departures);
    }

    /** A driver for the router at that address. */
    Router driver(RouterDescription described, Evidence evidence, Consumer<Departure> departures) {
        Wire wire = new Wire(described.url(), limits, evidence);
        return new ReferenceDriver(described, wire, contract, departures);
    }

    /**
     * @param open whether connections are let in
     */
    void createDatabase(boolean open) {
        server.databases().create(database, databasePassword, open);
    }

    /** Does with the tables what the tampering wants, as soon as they are there. */
    void changeDatabase(Duration patience) {
        Stacks.awaitReady(router(new Evidence(), departure -> {}), real(router).url(), patience);
        server.databases().alter(server.address(database), tampering.database());
    }

    TenantTables tenantTables() {
        return new TenantTables(applicationDatabase(), Access.TENANT);
    }

    private DatabaseAddress applicationDatabase() {
        return server.application(database, databasePassword);
    }

    @Override
    public void takeDatabaseAway() {
        server.databases().shut(database);
    }

    @Override
    public void bringDatabaseBack() {
        server.databases().open(database);
    }

    @Override
    public HeldLedger holdLedger() {
        HeldLedger ledger = HeldLedger.hold(server.address(database));
        held.add(ledger);
        return ledger;
    }

    @Override
    public void restartRouter() {
        router.close();
        server.databases().awaitUnused(database);
        router = inside();
    }

    @Override
    public void killRouter() {
        router.kill();
    }

    @Override
    public Region openRegion() {
        RunningRouter opened = inside();
        regions.add(opened);
        return new OpenedRegion(opened);
    }

    private final class OpenedRegion implements Region {

        private final RunningRouter running;

        OpenedRegion(RunningRouter running) {
            this.running = running;
        }

        @Override
        public Router router(Evidence evidence, Consumer<Departure> departures) {
            return driver(running, evidence, departures);
        }

        @Override
        public RouterDescription description() {
            return EmbeddedSystem.this.description(running);
        }
    }

    @Override
    public Link linkTo(String engine) {
        return links.engine(engine);
    }

    @Override
    public Link linkToDatabase() {
        return links.database();
    }

    @Override
    public void putClockForward(Duration by) {
        clock.putForward(by);
    }

    @Override
    public void stopEngine(String name) {
        engines.get(name).close();
        keptPorts.put(name, KeptPort.of(engines.get(name).port()));
    }

    @Override
    public void startEngine(String name) {
        keptPorts.remove(name).close();
        engines.compute(name, (same, stopped) -> engine(name, stopped.port()));
    }

    @Override
    public void close() {
        closeParts();
        server.databases().drop(database);
    }

    /** What there is without a database. */
    void closeParts() {
        held.forEach(HeldLedger::close);
        links.close();
        router.close();
        regions.forEach(RunningRouter::close);
        engines.values().forEach(ScriptedEngine::close);
        keptPorts.values().forEach(KeptPort::close);
    }

    private static ScriptedEngine engine(String name, int port) {
        return ScriptedEngine.start(new EngineConfig(name, port, EmbeddedModels.loadedBy(name)));
    }

    private RunningRouter inside() {
        ReferenceConfig config = tampering.configuration(plan().config(clock));
        return new RunningRouter.Inside(ReferenceRouter.start(config));
    }

    private Map<String, URI> reachedEngines() {
        Map<String, URI> reached = new LinkedHashMap<>();
        links.through(engineAddresses())
                .forEach((name, engine) -> reached.put(name, tampering.engine(name, engine)));
        return reached;
    }

    private RouterPlan plan() {
        return new RouterPlan(
                links.through(server.address(database)),
                links.through(applicationDatabase()),
                traits.databaseMillis(),
                signingKey,
                encryptionKey,
                keys.address(),
                reachedEngines(),
                traits.resting(),
                traits.littleRoom(),
                priceChange.map(Instant::toString).orElse(""));
    }
}
