package dev.touchstone.stack;

import com.nimbusds.jose.jwk.JWKSet;
import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.reference.Policy;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.ReferenceRouter;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.Setting;
import dev.touchstone.settings.SettingException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What runs in a container of this project's image: the reference router, a scripted engine, or the
 * issuer of tokens, each listening on port 8000. Router and engines read the file that describes
 * the router to the tests; secrets come from the environment. SIGTERM ends it.
 */
public final class ContainerProgram {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final int PORT = 8000;
    private static final String USAGE =
            "expected one of: router FILE | engine NAME FILE | issuer | secrets, where FILE"
                    + " describes the router";

    private final Map<String, String> environment;

    ContainerProgram(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        try {
            new ContainerProgram(System.getenv()).run(List.of(arguments));
        } catch (SettingException | StackFailed | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(List<String> arguments) throws InterruptedException {
        String role = arguments.isEmpty() ? "" : arguments.get(0);
        switch (role + " " + Math.max(0, arguments.size() - 1)) {
            case "router 1" -> untilItEnds(ReferenceRouter.start(router(file(arguments.get(1)))));
            case "engine 2" -> untilItEnds(engine(arguments.get(1), file(arguments.get(2))));
            case "issuer 0" -> untilItEnds(PublishedKeys.at(new InetSocketAddress(PORT), keys()));
            case "secrets 0" -> System.out.println(StackSecrets.exported(StackSecrets.fresh()));
            default -> throw new SettingException(USAGE + "; got " + arguments);
        }
    }

    private static RouterFile file(String name) {
        return RouterFileReader.read(Path.of(name));
    }

    private static void untilItEnds(AutoCloseable part) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "container-end"));
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("It does not end properly", e);
        }
    }

    /** The router that the file describes. */
    ReferenceConfig router(RouterFile file) {
        DatabaseAddress database =
                DatabaseAddress.parse(
                        Setting.DATABASE_URL, needed(Setting.DATABASE_URL.variable()));
        return new ReferenceConfig(
                EVERYWHERE,
                PORT,
                new ReferenceConfig.Database(
                        database.jdbcUrl(),
                        new ReferenceConfig.Login(database.user(), database.password()),
                        new ReferenceConfig.Login(
                                needed("TOUCHSTONE_APPLICATION_USER"),
                                needed(StackSecrets.APPLICATION_PASSWORD)),
                        OwnSystem.CONNECTIONS,
                        Duration.ofMillis(Traits.SHARED.databaseMillis())),
                identity(file),
                ReferenceConfig.Encryption.of(needed(StackSecrets.ENCRYPTION_KEY)),
                OfferedModels.of(file.offered(), file::engine),
                // scenarios run side by side: none may rest an engine of another one
                Policy.usual().resting(Optional.empty()));
    }

    /** Whose tokens count: those of the secret, where the file names one, and of published keys. */
    private ReferenceConfig.Identity identity(RouterFile file) {
        String issuer = file.options().getOrDefault("issuer", RouterPlan.ISSUER);
        ReferenceConfig.PublishedKeys keys =
                ReferenceConfig.PublishedKeys.at(URI.create(needed("TOUCHSTONE_KEYS_URL")));
        return file.credentials().signingKeyEnv() == null
                ? ReferenceConfig.Identity.rs256(issuer, keys, RouterPlan.PLATFORM_ADMIN)
                : ReferenceConfig.Identity.hs256(
                                issuer, needed(StackSecrets.SIGNING_KEY), RouterPlan.PLATFORM_ADMIN)
                        .andPublished(keys);
    }

    private static ScriptedEngine engine(String name, RouterFile file) {
        List<String> models = file.served().get(name);
        if (models == null) {
            throw new SettingException(
                    "engine: expected one of %s, got %s".formatted(file.served().keySet(), name));
        }
        return ScriptedEngine.start(
                file.engines().get(name).started(new EngineConfig(name, PORT, models, EVERYWHERE)));
    }

    private JWKSet keys() {
        try {
            return JWKSet.parse(needed(StackSecrets.SIGNING_JWKS));
        } catch (ParseException e) {
            throw new SettingException(
                    "%s: expected a JWK set, and it is none".formatted(StackSecrets.SIGNING_JWKS));
        }
    }

    private String needed(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .orElseThrow(
                        () ->
                                new SettingException(
                                        "The environment variable %s is not set"
                                                .formatted(variable)));
    }
}
