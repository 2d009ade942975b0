package dev.touchstone.stack;

import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.litellm.LiteLlm;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.OpenAiRouter;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.router.reference.Tokens;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.SettingException;
import dev.touchstone.settings.Settings;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A router that runs somewhere already. Scripted engines whose port the file gives are opened here,
 * and the router is expected to have been pointed at them.
 */
final class RemoteStack implements Stack {

    private static final String ENGINES = "needs scripted engines: the router's file names none";
    private static final String LOGS = "a running router writes its log elsewhere";
    private static final String TABLES =
            "the router's file names no database that may be asked with the router's own role";
    private static final String PARTS = "a remote router cannot be started once more by its tests";

    private final RouterDescription description;
    private final Tokens tokens;
    private final Optional<Implementation> implementation;
    private final Limits limits;
    private final Contract contract;
    private final LiteLlm liteLlm;
    private final Optional<DatabaseAddress> tables;
    private final List<ScriptedEngine> opened = new ArrayList<>();
    private final Map<String, EngineControl> engines = new LinkedHashMap<>();

    /** One whose engines, if there are any, somebody else has opened. */
    RemoteStack(
            RouterDescription description,
            Optional<Implementation> implementation,
            Limits limits,
            Contract contract,
            Optional<DatabaseAddress> tables,
            Map<String, EngineControl> engines) {
        this.description = description;
        this.tokens = Tokens.of(description);
        this.implementation = implementation;
        this.limits = limits;
        this.contract = contract;
        this.tables = tables;
        this.liteLlm = new LiteLlm(description, limits, contract);
        this.engines.putAll(engines);
    }

    RemoteStack(Settings settings, Map<String, String> environment) {
        RouterFile file =
                RouterFileReader.read(
                        settings.router()
                                .orElseThrow(
                                        () ->
                                                new SettingException(
                                                        "-Dstack=remote needs -Drouter=FILE, the"
                                                                + " YAML file that describes your"
                                                                + " router")));
        this.contract = Contract.load();
        this.description = file.description(settings.routerUrl(), environment);
        this.tokens = Tokens.of(description);
        this.implementation = Optional.ofNullable(file.implementation());
        this.tables = file.tables(environment);
        this.limits =
                new Limits(
                        settings.answerTimeout(), settings.streamTimeout(), Limits.EIGHT_MEBIBYTES);
        this.liteLlm = new LiteLlm(description, limits, contract);
        try {
            file.engines().forEach((name, line) -> engines.put(name, control(file, name, line)));
        } catch (IllegalStateException e) {
            close(); // the engines that did get their ports
            throw new StackFailed(e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "remote";
    }

    @Override
    public RouterDescription description() {
        return description;
    }

    @Override
    public Optional<Implementation> implementation() {
        return implementation;
    }

    @Override
    public Router router(Evidence evidence, Consumer<Departure> departures) {
        Wire wire = new Wire(description.url(), limits, evidence);
        return switch (description.kind()) {
            case "reference" ->
                    new ReferenceDriver(description, tokens, wire, contract, departures);
            case "litellm" -> liteLlm.router(evidence);
            default -> new OpenAiRouter(description, wire, contract);
        };
    }

    @Override
    public Map<Capability, String> missing() {
        Map<Capability, String> missing = new EnumMap<>(Capability.class);
        missing.putAll(router(new Evidence(), departure -> {}).missing());
        missing.put(Capability.OWN_SYSTEM, PARTS);
        if (tables.isEmpty()) {
            missing.put(Capability.TENANT_TABLES, TABLES);
        }
        missing.put(Capability.LOGS, LOGS);
        if (engines.isEmpty()) {
            missing.putIfAbsent(Capability.SCRIPTED_ENGINES, ENGINES);
        }
        return Map.copyOf(missing);
    }

    @Override
    public Map<String, EngineControl> engines() {
        return Map.copyOf(engines);
    }

    @Override
    public OwnSystem another(OwnSystem.Beginning beginning) {
        throw new CapabilityMissing(Capability.OWN_SYSTEM, PARTS);
    }

    @Override
    public TenantTables tenantTables() {
        return tables.map(address -> new TenantTables(address, Access.TENANT))
                .orElseThrow(() -> new CapabilityMissing(Capability.TENANT_TABLES, TABLES));
    }

    @Override
    public Stack seenThrough(Tampering tampering) {
        return new RemoteStack(
                description.at(tampering.router(description)),
                implementation,
                limits,
                contract,
                tables,
                engines);
    }

    @Override
    public Stack tampered(Tampering tampering) {
        throw new CapabilityMissing(Capability.OWN_SYSTEM, PARTS);
    }

    @Override
    public void close() {
        opened.forEach(ScriptedEngine::close);
    }

    private EngineControl control(RouterFile file, String name, EngineLine line) {
        if (line.url() != null) {
            return new EngineControl(URI.create(line.url()));
        }
        ScriptedEngine engine =
                ScriptedEngine.start(
                        line.started(new EngineConfig(name, line.port(), file.served().get(name))));
        opened.add(engine);
        return new EngineControl(engine.url());
    }
}
