package dev.touchstone.stack;

import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.Policy;
import dev.touchstone.reference.PriceList;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.ReferenceRouter;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Price;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The reference router with scripted engines of its own, over one database of a server. */
final class EmbeddedSystem implements OwnSystem {

    private static final String ISSUER = "touchstone";
    private static final String PLATFORM_ADMIN = "platform-admin";
    private static final int POOL = 10;

    private final DatabaseServer server;
    private final String database;
    private final PublishedKeys keys;
    private final Limits limits;
    private final Contract contract;
    private final Policy policy;
    private final MovableClock clock = new MovableClock();
    private final List<Model> models;
    private final String signingKey = UUID.randomUUID() + "" + UUID.randomUUID();
    private final ReferenceConfig.Encryption encryption = ReferenceConfig.Encryption.fresh();
    private final String databasePassword = UUID.randomUUID().toString();
    private final Map<String, ScriptedEngine> engines = new LinkedHashMap<>();
    private final Map<String, Socket> keptPorts = new HashMap<>();
    private final Map<String, EngineControl> controls = new LinkedHashMap<>();
    private volatile ReferenceRouter router;

    EmbeddedSystem(
            DatabaseServer server,
            String database,
            PublishedKeys keys,
            Limits limits,
            Contract contract,
            Policy policy) {
        this.server = server;
        this.database = database;
        this.keys = keys;
        this.limits = limits;
        this.contract = contract;
        this.policy = policy;
        // Only a system of its own has a clock that a scenario may put forward.
        this.models =
                policy.coolDown().isPresent()
                        ? EmbeddedModels.changingAt(clock.instant().plus(PRICE_HOLDS))
                        : EmbeddedModels.ALL;
        EmbeddedModels.ENGINES.forEach(name -> engines.put(name, engine(name, 0)));
        engines.forEach((name, engine) -> controls.put(name, new EngineControl(engine.url())));
        this.router = ReferenceRouter.start(config());
    }

    @Override
    public RouterDescription description() {
        return new RouterDescription(
                "Touchstone's reference router",
                "reference",
                router.url(),
                models,
                Map.of(),
                Map.of("issuer", ISSUER, "platform_admin", PLATFORM_ADMIN),
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
        Wire wire = new Wire(router.url(), limits, evidence);
        return new ReferenceDriver(description(), wire, contract, departures);
    }

    /**
     * @param open whether connections are let in
     */
    void createDatabase(boolean open) {
        server.databases().create(database, databasePassword, open);
    }

    TenantTables tenantTables() {
        return new TenantTables(applicationDatabase(), Access.TENANT);
    }

    private DatabaseAddress applicationDatabase() {
        return server.application(database, databasePassword);
    }

    private static ReferenceConfig.Login login(DatabaseAddress address) {
        return new ReferenceConfig.Login(address.user(), address.password());
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
    public void restartRouter() {
        router.close();
        router = ReferenceRouter.start(config());
    }

    @Override
    public void putClockForward(Duration by) {
        clock.putForward(by);
    }

    @Override
    public void stopEngine(String name) {
        engines.get(name).close();
        keptPorts.put(name, keep(engines.get(name).port()));
    }

    @Override
    public void startEngine(String name) {
        release(keptPorts.remove(name));
        engines.compute(name, (same, stopped) -> engine(name, stopped.port()));
    }

    @Override
    public void close() {
        closeParts();
        server.databases().drop(database);
    }

    /** What there is without a database. */
    void closeParts() {
        router.close();
        engines.values().forEach(ScriptedEngine::close);
        keptPorts.values().forEach(EmbeddedSystem::release);
    }

    /**
     * Keeps the port of a stopped engine: bound, so that no other program of this machine gets it,
     * and not listening, so that a connection to it is refused. The selector lets go of a closed
     * listener a moment later.
     */
    private static Socket keep(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (true) {
            Socket place = new Socket();
            try {
                place.setReuseAddress(true);
                place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return place;
            } catch (IOException e) {
                release(place);
                if (System.nanoTime() > deadline) {
                    throw new StackFailed(
                            "The port %d of a stopped engine is lost".formatted(port), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private static void release(Socket place) {
        try {
            place.close();
        } catch (IOException e) {
            throw new StackFailed("The port of a stopped engine cannot be given back", e);
        }
    }

    private static ScriptedEngine engine(String name, int port) {
        return ScriptedEngine.start(new EngineConfig(name, port, EmbeddedModels.loadedBy(name)));
    }

    private ReferenceConfig config() {
        return ReferenceConfig.of(
                        new ReferenceConfig.Database(
                                server.address(database).jdbcUrl(),
                                login(server.address(database)),
                                login(applicationDatabase()),
                                POOL),
                        ReferenceConfig.Identity.hs256(ISSUER, signingKey, PLATFORM_ADMIN)
                                .andPublished(ReferenceConfig.PublishedKeys.at(keys.address())),
                        encryption,
                        models.stream().map(this::model).toList())
                .under(policy.by(clock));
    }

    private ModelConfig model(Model model) {
        List<DeploymentConfig> deployments =
                model.deployments().stream().map(this::deployment).toList();
        return new ModelConfig(
                model.id(), model.provider().orElseThrow(), prices(model), deployments);
    }

    private DeploymentConfig deployment(Deployment deployment) {
        return new DeploymentConfig(
                deployment.id(),
                engines.get(deployment.engine()).url(),
                deployment.price().map(price -> PriceList.always(price(price))));
    }

    private static PriceList prices(Model model) {
        PriceList prices = PriceList.always(price(model.price()));
        return model.change()
                .map(change -> prices.from(change.from(), price(change.price())))
                .orElse(prices);
    }

    private static dev.touchstone.reference.Price price(Price price) {
        return new dev.touchstone.reference.Price(price.promptTokens(), price.completionTokens());
    }
}
