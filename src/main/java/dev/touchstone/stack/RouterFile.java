package dev.touchstone.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.HttpAddress;
import dev.touchstone.settings.SettingException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The YAML file that describes somebody's router: {@code docs/your-router.md} explains each line.
 *
 * @param engines the scripted engines, by name
 * @param implementation who makes it; null where nothing is to be published
 */
record RouterFile(
        String name,
        String kind,
        String url,
        Credentials credentials,
        Map<String, String> options,
        List<ModelLine> models,
        Map<String, EngineLine> engines,
        DatabaseLine database,
        Map<String, String> missing,
        Implementation implementation) {

    /** Names of environment variables, never the secrets themselves. */
    record Credentials(
            @JsonProperty("signing_key_env") String signingKeyEnv,
            @JsonProperty("signing_jwks_env") String signingJwksEnv,
            @JsonProperty("api_key_env") String apiKeyEnv,
            @JsonProperty("issuer_password_env") String issuerPasswordEnv) {}

    /** Prices are US dollars for a million tokens. */
    record ModelLine(
            String id,
            String provider,
            @JsonProperty("prompt_price") BigDecimal promptPrice,
            @JsonProperty("completion_price") BigDecimal completionPrice,
            Boolean loaded,
            List<DeploymentLine> deployments) {}

    /** Without prices of its own it costs what its model costs. */
    record DeploymentLine(
            String id,
            String engine,
            @JsonProperty("prompt_price") BigDecimal promptPrice,
            @JsonProperty("completion_price") BigDecimal completionPrice) {}

    private static final String REAL_MODEL = "real model: it says what it likes";
    private static final List<String> KINDS = List.of("reference", "openai", "litellm");

    /** The description for the drivers; secrets come from the environment. */
    RouterDescription description(Optional<URI> otherUrl, Map<String, String> environment) {
        return new RouterDescription(
                name,
                kind,
                otherUrl.orElseGet(this::address),
                offered(),
                MissingLines.read(missing),
                options,
                new Secrets(
                        secret("signing_key_env", credentials.signingKeyEnv(), environment),
                        secret("api_key_env", credentials.apiKeyEnv(), environment),
                        secret("signing_jwks_env", credentials.signingJwksEnv(), environment),
                        secret(
                                "issuer_password_env",
                                credentials.issuerPasswordEnv(),
                                environment)));
    }

    /** The models that the router offers. */
    List<Model> offered() {
        return models.stream().map(RouterFile::model).toList();
    }

    /** The router's tables with the router's own role, if the file names them. */
    Optional<DatabaseAddress> tables(Map<String, String> environment) {
        return Optional.ofNullable(database).map(line -> line.address(environment));
    }

    URI address() {
        return URI.create(url);
    }

    /** Where the engine of that name listens already. */
    URI engine(String engine) {
        EngineLine line = engines.get(engine);
        if (line == null || line.url() == null) {
            throw new SettingException(
                    "engines: %s: expected a url, for it is not this run that opens it"
                            .formatted(engine));
        }
        return URI.create(line.url());
    }

    /** With what may be left out filled in. */
    RouterFile checked(Path file) {
        require(file, "name", name);
        require(file, "url", url);
        requireAddress(file, "url", url);
        if (kind == null || !KINDS.contains(kind)) {
            throw wrong(file, "kind: expected one of %s, got %s".formatted(KINDS, kind));
        }
        if (models == null || models.isEmpty()) {
            throw wrong(file, "models: expected at least one, the first is the default model");
        }
        models.forEach(model -> check(file, model));
        RouterFile whole =
                new RouterFile(
                        name,
                        kind,
                        url,
                        credentials == null ? new Credentials(null, null, null, null) : credentials,
                        options == null ? Map.of() : withoutEmpty(options),
                        models,
                        orNone(engines),
                        database,
                        withoutScripts(missing == null ? Map.of() : missing),
                        implementation == null ? null : implementation.checked(file));
        whole.checkEngines(file);
        if (database != null && !database.isWhole()) {
            throw wrong(
                    file,
                    "database: url: expected postgresql://role@host:port/name, got "
                            + database.url());
        }
        try {
            MissingLines.read(whole.missing());
        } catch (SettingException e) {
            throw wrong(file, e.getMessage());
        }
        return whole;
    }

    /** A real model follows no script that gives it words. */
    private Map<String, String> withoutScripts(Map<String, String> lines) {
        boolean real = orNone(engines).values().stream().anyMatch(EngineLine::isBeforeAModel);
        if (!real) {
            return lines;
        }
        Map<String, String> more = new LinkedHashMap<>(lines);
        more.putIfAbsent(Capability.SCRIPTED_ANSWERS.name(), REAL_MODEL);
        return more;
    }

    private static void check(Path file, ModelLine model) {
        require(file, "models: id", model == null ? null : model.id());
        if (model.provider() != null && !model.provider().matches("[^:\\s]+")) {
            throw wrong(
                    file,
                    "models: %s: expected a provider's name without spaces and colons, got \"%s\""
                            .formatted(model.id(), model.provider()));
        }
        for (DeploymentLine line : orNone(model.deployments())) {
            String id = line == null ? null : line.id();
            require(file, "models: %s: deployments: id".formatted(model.id()), id);
            check(file, "deployment " + id, line.promptPrice(), line.completionPrice());
            if ((line.promptPrice() == null) != (line.completionPrice() == null)) {
                throw wrong(file, "deployment %s: expected both prices or none".formatted(id));
            }
        }
        check(file, "models: " + model.id(), model.promptPrice(), model.completionPrice());
    }

    private static void check(Path file, String whose, BigDecimal prompt, BigDecimal completion) {
        if (orZero(prompt).signum() < 0 || orZero(completion).signum() < 0) {
            throw wrong(file, "%s: expected prices of 0 or more".formatted(whose));
        }
    }

    private void checkEngines(Path file) {
        models.stream()
                .flatMap(model -> deployments(model).stream())
                .filter(
                        deployment ->
                                !engines.isEmpty() && !engines.containsKey(deployment.engine()))
                .findFirst()
                .ifPresent(
                        stray -> {
                            throw wrong(
                                    file,
                                    "deployment %s: expected one of the engines %s, got %s"
                                            .formatted(
                                                    stray.id(), engines.keySet(), stray.engine()));
                        });
        engines.forEach((name, line) -> EngineLine.check(file, name, line, models(name)));
    }

    static String secret(String line, String variable, Map<String, String> environment) {
        if (variable == null) {
            return "";
        }
        String secret = environment.get(variable);
        if (secret == null || secret.isBlank()) {
            throw new SettingException(
                    "%s names the environment variable %s, which is not set"
                            .formatted(line, variable));
        }
        return secret;
    }

    private static Model model(ModelLine line) {
        return new Model(
                line.id(),
                Optional.ofNullable(line.provider()),
                new Price(orZero(line.promptPrice()), orZero(line.completionPrice())),
                deployments(line),
                line.loaded() == null || line.loaded(),
                Optional.empty());
    }

    private static List<Deployment> deployments(ModelLine line) {
        return orNone(line.deployments()).stream()
                .map(d -> new Deployment(d.id(), d.engine(), ownPrice(d)))
                .toList();
    }

    private static Optional<Price> ownPrice(DeploymentLine line) {
        return Optional.ofNullable(line.promptPrice())
                .map(prompt -> new Price(prompt, line.completionPrice()));
    }

    private static List<DeploymentLine> orNone(List<DeploymentLine> lines) {
        return lines == null ? List.of() : lines;
    }

    private static Map<String, EngineLine> orNone(Map<String, EngineLine> engines) {
        return engines == null ? Map.of() : engines;
    }

    private static BigDecimal orZero(BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }

    /** The models that each engine serves. */
    Map<String, List<String>> served() {
        Map<String, List<String>> served = new LinkedHashMap<>();
        engines.keySet().forEach(engine -> served.put(engine, models(engine)));
        return served;
    }

    private List<String> models(String engine) {
        return models.stream()
                .filter(model -> model.loaded() == null || model.loaded())
                .filter(m -> deployments(m).stream().anyMatch(d -> engine.equals(d.engine())))
                .map(ModelLine::id)
                .toList();
    }

    /** A line without a value leaves the option as it is without the line. */
    private static Map<String, String> withoutEmpty(Map<String, String> options) {
        Map<String, String> set = new LinkedHashMap<>(options);
        set.values().removeIf(Objects::isNull);
        return set;
    }

    private static void require(Path file, String line, String value) {
        if (value == null || value.isBlank()) {
            throw wrong(file, line + " is missing");
        }
    }

    static void requireAddress(Path file, String line, String value) {
        if (HttpAddress.parse(value).isEmpty()) {
            throw wrong(
                    file, "%s: expected %s, got %s".formatted(line, HttpAddress.EXPECTED, value));
        }
    }

    static SettingException wrong(Path file, String what) {
        return new SettingException(file + ": " + what);
    }
}
