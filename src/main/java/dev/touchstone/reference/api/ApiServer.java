package dev.touchstone.reference.api;

import dev.touchstone.reference.Capacity;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.Policy;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.analytics.Analytics;
import dev.touchstone.reference.conversations.Conversations;
import dev.touchstone.reference.conversations.Turns;
import dev.touchstone.reference.identity.AccessRefused;
import dev.touchstone.reference.identity.Guard;
import dev.touchstone.reference.identity.IssuerAway;
import dev.touchstone.reference.identity.People;
import dev.touchstone.reference.identity.Tenants;
import dev.touchstone.reference.identity.Tokens;
import dev.touchstone.reference.ledger.Budgets;
import dev.touchstone.reference.ledger.Ledger;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;
import dev.touchstone.reference.limits.Turnstile;
import dev.touchstone.reference.metrics.Metrics;
import dev.touchstone.reference.plugins.Plugins;
import dev.touchstone.reference.routing.ChatRouter;
import dev.touchstone.reference.routing.EngineClient;
import dev.touchstone.reference.routing.EngineProbes;
import dev.touchstone.reference.routing.TokenEstimate;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.reference.storage.Database;
import dev.touchstone.reference.storage.DatabaseAway;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: what is served where, and how what goes wrong is told. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final Set<String> ALWAYS_SERVED = Set.of("/health", "/health/ready", "/metrics");
    private static final int TOO_LARGE = 413;
    private static final int SPARE_THREADS = 100;
    private static final int LEAST_THREADS = 8;
    private static final int STOP_MILLIS = 2_000;
    // Longer than the longest attempt that a request may ask for.
    private static final long IDLE_MILLIS = 660_000;
    // What waits here for a slow reader is neither held back at the engine nor delivered
    // (STREAM-9).
    private static final int SEND_BUFFER = 64 * 1024;

    private final Database database;
    private final Json json;
    private final EngineClient engines;
    private final Metrics metrics = new Metrics();
    private final HangUps hangUps = new HangUps();
    private final HealthHandler health;
    private final OrchestratedAnswers orchestrated;
    private final Guard guard;
    private final List<Operations.Part> parts;
    private final Javalin javalin;

    /**
     * Listens at once.
     *
     * @throws RuntimeException when the port is taken
     */
    public ApiServer(ReferenceConfig config, Database database) {
        this.database = database;
        Policy policy = config.policy();
        json = new Json(policy.bodyLimit());
        engines = new EngineClient(json.mapper());
        Access access = new Access(database);
        People people = new People(access);
        guard =
                new Guard(
                        new Tokens(config.identity(), Clock.systemUTC()),
                        people,
                        config.identity().platformAdmin());
        Ledger ledger = new Ledger(access);
        List<ModelConfig> offered = config.models();
        Set<String> names = offered.stream().map(ModelConfig::id).collect(Collectors.toSet());
        TenantLimits limits = new TenantLimits(access);
        EngineProbes probes = new EngineProbes(engines, offered);
        OfferedModels models = new OfferedModels(offered);
        TokenEstimate tokens = new TokenEstimate();
        Admission admission =
                new Admission(
                        limits,
                        new RequestRates(policy.clock()),
                        new Budgets(access),
                        new Forecast(tokens),
                        new Turnstile(policy.capacity()));
        ChatRouter router = new ChatRouter(engines, json.mapper(), tokens, policy);
        Bookkeeper bookkeeper = new Bookkeeper(ledger, metrics);
        Answers answers =
                new Answers(json, admission, router, bookkeeper, hangUps, policy.clock(), metrics);
        orchestrated =
                new OrchestratedAnswers(
                        json,
                        new Participants(offered, probes),
                        admission,
                        router,
                        bookkeeper,
                        hangUps,
                        policy.clock());
        Conversations conversations = new Conversations(access);
        health = new HealthHandler(json, offered, probes, database);
        parts =
                List.of(
                        health,
                        new MetricsHandler(metrics),
                        new ModelsHandler(json, offered, probes),
                        new ChatHandler(
                                json,
                                new ChatBody(policy.attemptTimeout()),
                                models,
                                answers,
                                orchestrated),
                        new ConversationsHandler(json, conversations, new Turns(access)),
                        new ConversationChatHandler(
                                json,
                                models,
                                conversations,
                                new Turns(access),
                                answers,
                                policy.attemptTimeout()),
                        new LedgerHandler(json, ledger),
                        new AnalyticsHandler(json, new Analytics(access)),
                        new PeopleHandler(json, people),
                        new TenantsHandler(json, new Tenants(access), new AllowedModels(names)),
                        new SettingsHandler(json, limits, offered, policy.clock()),
                        new PluginsHandler(
                                json,
                                new Plugins(access, config.encryption().key(), json.mapper())),
                        new DocsHandler(json));
        javalin = Javalin.create(http -> configure(http, config));
        try {
            javalin.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    private void configure(JavalinConfig config, ReferenceConfig settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        QueuedThreadPool threads =
                new QueuedThreadPool(threads(settings.policy().capacity()), LEAST_THREADS);
        threads.setName("router-http");
        threads.setDaemon(true);
        threads.setStopTimeout(STOP_MILLIS);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(
                server -> {
                    server.setStopTimeout(0);
                    server.setErrorHandler(new PlainErrors(json));
                });
        config.jetty.addConnector(
                (server, http) -> connector(server, http, settings.host(), settings.port()));
        routes(config.routes);
    }

    /** So many that whoever is served or waits leaves threads for those who are told no. */
    private static int threads(Capacity capacity) {
        return capacity.underWay() + capacity.waiting() + SPARE_THREADS;
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, String host, int port) {
        http.setSendServerVersion(false);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        return connector;
    }

    private void routes(RoutesConfig routes) {
        routes.before(Arrival::note);
        routes.before(RequestId::give);
        routes.before(this::refuseWithoutDatabase);
        Operations operations = new Operations(routes, guard);
        parts.forEach(part -> part.offer(operations));

        routes.exception(ApiError.class, (e, context) -> told(e, context));
        routes.exception(AccessRefused.class, (e, context) -> told(of(e), context));
        routes.exception(
                DatabaseAway.class, (e, context) -> told(ApiError.databaseAway(), context));
        routes.exception(IssuerAway.class, (e, context) -> told(ApiError.issuerAway(), context));
        routes.exception(HttpResponseException.class, this::refused);
        routes.exception(IOException.class, this::callerGone);
        routes.exception(Exception.class, this::unexpected);
    }

    private void refuseWithoutDatabase(Context context) {
        if (database.jdbi().isEmpty() && !ALWAYS_SERVED.contains(context.path())) {
            throw ApiError.databaseAway();
        }
    }

    /** Who is still sending a body that nobody reads is told at once, and then hung up on. */
    private void told(ApiError error, Context context) {
        metrics.refused(error.code());
        if (error.status() == TOO_LARGE) {
            RequestBody.refuse(context, error, json);
        } else {
            json.answer(context, error);
        }
    }

    private static ApiError of(AccessRefused refused) {
        return switch (refused.reason()) {
            case NO_VALID_TOKEN -> ApiError.noValidToken(refused.getMessage());
            case NOT_ALLOWED -> ApiError.notAllowed(refused.getMessage());
        };
    }

    private void refused(HttpResponseException e, Context context) {
        // A 405 tells what is allowed (RFC 9110, section 15.5.6).
        String allowed = e.getDetails().get("availableMethods");
        if (allowed != null) {
            context.header("Allow", allowed);
        }
        told(of(e), context);
    }

    private static ApiError of(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> ApiError.notFound();
            case 405 -> ApiError.methodNotAllowed();
            default -> ApiError.other(e.getStatus(), e.getMessage());
        };
    }

    private void callerGone(IOException e, Context context) {
        LOG.debug("Request {}: the caller is gone", RequestId.of(context), e);
        context.status(400);
    }

    private void unexpected(Exception e, Context context) {
        LOG.warn("Request {} failed unexpectedly", RequestId.of(context), e);
        told(ApiError.internal(), context);
    }

    /** Stops listening, ends what is being served, and releases port and threads. */
    @Override
    public void close() {
        hangUps.close();
        javalin.stop();
        health.close();
        orchestrated.close();
        engines.close();
    }
}
