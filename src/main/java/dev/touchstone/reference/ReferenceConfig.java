package dev.touchstone.reference;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Everything that the reference router needs to know. Secrets are masked when it is printed.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param database where the router keeps tenants, people and the ledger
 * @param identity whose tokens it accepts
 * @param encryption what encrypts the configurations of plugins
 * @param models what it offers, in the order of the model list
 * @param attemptTimeout how long one engine may take when the request does not say
 * @param bodyLimit the longest request body, in bytes
 */
public record ReferenceConfig(
        String host,
        int port,
        Database database,
        Identity identity,
        Encryption encryption,
        List<ModelConfig> models,
        Duration attemptTimeout,
        int bodyLimit) {

    private static final int HS256_KEY_BYTES = 32;

    /**
     * @throws IllegalArgumentException when two models share a name, or one deployment name stands
     *     for two addresses
     */
    public ReferenceConfig {
        models = List.copyOf(models);
        Set<String> names = new HashSet<>();
        Map<String, DeploymentConfig> deployments = new HashMap<>();
        for (ModelConfig model : models) {
            if (!names.add(model.id())) {
                throw new IllegalArgumentException(
                        "Two models are called " + model.id() + ": give each its own id");
            }
            for (DeploymentConfig deployment : model.deployments()) {
                DeploymentConfig known = deployments.putIfAbsent(deployment.id(), deployment);
                if (known != null && !known.equals(deployment)) {
                    throw new IllegalArgumentException(
                            "The deployment %s stands for %s and for %s: give each its own id"
                                    .formatted(deployment.id(), known.url(), deployment.url()));
                }
            }
        }
    }

    /** Any free port of the loopback address, 30 seconds for an attempt, bodies up to 1 MiB. */
    public static ReferenceConfig of(
            Database database, Identity identity, Encryption encryption, List<ModelConfig> models) {
        return new ReferenceConfig(
                "127.0.0.1",
                0,
                database,
                identity,
                encryption,
                models,
                Duration.ofSeconds(30),
                1 << 20);
    }

    /**
     * Where the router keeps its data.
     *
     * @param url a PostgreSQL JDBC address
     * @param owner migrates the schema, and does nothing else
     * @param application serves requests; row-level security must bind it, so that it is neither a
     *     superuser nor may bypass it
     * @param poolSize the most connections at a time
     */
    public record Database(String url, Login owner, Login application, int poolSize) {}

    /** A role of the database that may log in. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + ", password=***]";
        }
    }

    /**
     * What encrypts the configurations of plugins in the database. Who loses the key loses them.
     *
     * @param key for AES-256
     */
    public record Encryption(SecretKey key) {
        private static final int AES256_KEY_BYTES = 32;

        /**
         * A key from configuration.
         *
         * @param base64 of 32 bytes
         * @throws IllegalArgumentException when it is not Base64, or not of 32 bytes
         */
        public static Encryption of(String base64) {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != AES256_KEY_BYTES) {
                throw new IllegalArgumentException(
                        "The encryption key must have 32 bytes for AES-256, but has "
                                + bytes.length);
            }
            return new Encryption(new SecretKeySpec(bytes, "AES"));
        }

        /** A key that nobody had before. */
        public static Encryption fresh() {
            byte[] bytes = new byte[AES256_KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Encryption(new SecretKeySpec(bytes, "AES"));
        }

        @Override
        public String toString() {
            return "Encryption[key=***]";
        }
    }

    /**
     * Whose tokens are accepted (contract: Identity).
     *
     * @param issuer the {@code iss} of a valid token
     * @param audience the {@code aud} of a valid token
     * @param secret the shared key of HS256, at least 32 bytes
     * @param algorithms the accepted signature algorithms; the token never chooses
     * @param clockSkew how far the issuer's clock may be off
     * @param platformAdmin the subject that may create and delete tenants
     */
    public record Identity(
            String issuer,
            String audience,
            String secret,
            Set<String> algorithms,
            Duration clockSkew,
            String platformAdmin) {

        /**
         * @throws IllegalArgumentException when the secret is too short for HS256 (RFC 7518, 3.2)
         */
        public Identity {
            algorithms = Set.copyOf(algorithms);
            int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
            if (bytes < HS256_KEY_BYTES) {
                throw new IllegalArgumentException(
                        "The token secret must have at least 32 bytes for HS256, but has " + bytes);
            }
        }

        /** HS256, the audience of the contract, no clock skew. */
        public static Identity hs256(String issuer, String secret, String platformAdmin) {
            return new Identity(
                    issuer,
                    "enterprise-agents-api",
                    secret,
                    Set.of("HS256"),
                    Duration.ZERO,
                    platformAdmin);
        }

        @Override
        public String toString() {
            return "Identity[issuer=" + issuer + ", audience=" + audience + ", secret=***]";
        }
    }
}
