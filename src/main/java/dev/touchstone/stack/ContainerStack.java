package dev.touchstone.stack;

import dev.touchstone.engine.EngineControl;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.reference.Tokens;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.docker.ComposeFile;
import dev.touchstone.stack.docker.ComposeProject;
import dev.touchstone.stack.docker.Docker;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A router, its engines and whatever they need, each in a container of a folder of {@code compose}.
 * Scenarios script its engines over the ports that Docker has published for them.
 */
final class ContainerStack implements Stack {

    /** The stacks that are folders of {@code compose}. */
    static final List<String> NAMES =
            List.of(
                    "containers",
                    "litellm",
                    "portkey",
                    "vllm-router",
                    "vllm",
                    "vllm-cpu",
                    "vllm-gpu",
                    "keycloak");

    private static final Path COMPOSE = Path.of("compose");
    private static final String PARTS =
            "a system in containers is started once for the whole run; the embedded stack's is"
                    + " started again for each scenario that stops parts";

    private static final String LOGS =
            "what scenarios look for in a log is put there by tenants and tokens of the reference"
                    + " router; this router's log is kept beside the report";

    private final String name;
    private final RemoteStack seen;
    private final ComposeProject project;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ContainerStack(String name, RemoteStack seen, ComposeProject project, Runnable end) {
        this.name = name;
        this.seen = seen;
        this.project = project;
        this.end = end;
    }

    /**
     * @throws StackFailed when Docker is not there, or the system does not become healthy; nothing
     *     is left of it then
     */
    static ContainerStack start(Settings settings, Map<String, String> environment) {
        return start(settings, environment, new Docker());
    }

    static ContainerStack start(Settings settings, Map<String, String> environment, Docker docker) {
        String name = settings.stack();
        Path description = description(name);
        if (!Files.isRegularFile(description)) {
            throw new StackFailed(
                    "There is no %s here; stacks in containers are started in the project's own folder"
                            .formatted(description));
        }
        RouterFile router = RouterFileReader.read(description);
        docker.lack().ifPresent(lack -> refuse(name, lack));
        return settings.reuse()
                ? reuse(settings, router, docker, environment)
                : startAnew(settings, router, docker);
    }

    /** The file that describes its router. */
    static Path description(String name) {
        return COMPOSE.resolve(name).resolve("router.yaml");
    }

    private static void refuse(String name, String lack) {
        throw new StackFailed(
                "-Dstack=%s needs Docker, but %s; without Docker the stacks embedded and remote work"
                        .formatted(name, lack));
    }

    private static ContainerStack startAnew(Settings settings, RouterFile router, Docker docker) {
        Map<String, String> secrets = StackSecrets.fresh();
        ComposeFile file = ComposeFile.read(docker, compose(settings), secrets);
        OwnedProject owned = OwnedProject.start(docker, file, settings.healthTimeout());
        try {
            return of(settings, router, owned.project(), secrets, owned::close);
        } catch (RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    private static ContainerStack reuse(
            Settings settings, RouterFile router, Docker docker, Map<String, String> environment) {
        ComposeFile file = ComposeFile.read(docker, compose(settings), Map.of());
        ComposeProject project = ComposeProject.running(docker, file, settings.healthTimeout());
        return of(settings, router, project, environment, () -> {});
    }

    private static Path compose(Settings settings) {
        return COMPOSE.resolve(settings.stack()).resolve("compose.yaml");
    }

    private static ContainerStack of(
            Settings settings,
            RouterFile router,
            ComposeProject project,
            Map<String, String> environment,
            Runnable end) {
        URI url = settings.routerUrl().orElseGet(() -> project.published(router.address()));
        Map<String, EngineControl> engines = new LinkedHashMap<>();
        router.engines()
                .keySet()
                .forEach(
                        engine ->
                                engines.put(
                                        engine,
                                        new EngineControl(
                                                project.published(router.engine(engine)))));
        Optional<DatabaseAddress> tables =
                router.tables(environment).map(address -> published(project, address));
        Limits limits =
                new Limits(
                        settings.answerTimeout(), settings.streamTimeout(), Limits.EIGHT_MEBIBYTES);
        RouterDescription inside = router.description(Optional.of(url), environment);
        RouterDescription description =
                Optional.ofNullable(inside.options().get(Tokens.KEYCLOAK))
                        .map(URI::create)
                        .map(realm -> project.published(realm).resolve(realm.getPath()).toString())
                        .map(realm -> inside.with(Tokens.KEYCLOAK, realm))
                        .orElse(inside);
        RemoteStack seen =
                new RemoteStack(
                        description,
                        Optional.ofNullable(router.implementation()),
                        limits,
                        Contract.load(),
                        tables,
                        engines);
        return new ContainerStack(settings.stack(), seen, project, end);
    }

    private static DatabaseAddress published(ComposeProject project, DatabaseAddress inside) {
        String[] at = project.published(inside.host(), inside.port()).split(":");
        return inside.at(at[0], Integer.parseInt(at[1]));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RouterDescription description() {
        return seen.description();
    }

    @Override
    public Optional<Implementation> implementation() {
        return seen.implementation();
    }

    @Override
    public Router router(Evidence evidence, Consumer<Departure> departures) {
        return seen.router(evidence, departures);
    }

    @Override
    public Map<Capability, String> missing() {
        Map<Capability, String> missing = new EnumMap<>(seen.missing());
        missing.put(Capability.OWN_SYSTEM, PARTS);
        if (description().kind().equals("reference")) {
            missing.remove(Capability.LOGS);
        } else {
            missing.put(Capability.LOGS, LOGS);
        }
        return Map.copyOf(missing);
    }

    @Override
    public Map<String, EngineControl> engines() {
        return seen.engines();
    }

    @Override
    public OwnSystem another(OwnSystem.Beginning beginning) {
        throw new CapabilityMissing(Capability.OWN_SYSTEM, PARTS);
    }

    @Override
    public TenantTables tenantTables() {
        return seen.tenantTables();
    }

    @Override
    public Stack seenThrough(Tampering tampering) {
        return seen.seenThrough(tampering);
    }

    @Override
    public Stack tampered(Tampering tampering) {
        throw new CapabilityMissing(Capability.OWN_SYSTEM, PARTS);
    }

    @Override
    public Optional<StackFailed> breakdown() {
        return project.breakdown();
    }

    @Override
    public Map<String, String> logs() {
        return project.logs();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return; // at the end of the run, and again when the process ends
        }
        end.run();
    }
}
