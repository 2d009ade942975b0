package dev.touchstone.reference;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * @param policy how requests are treated
 */
public record ReferenceConfig(
        String host,
        int port,
        Database database,
        Identity identity,
        Encryption encryption,
        List<ModelConfig> models,
        Policy policy) {

    private static final int HS256_KEY_BYTES = 32;
    private static final String AUDIENCE = "enterprise-agents-api";
    private static final String SECRET = "a secret";
    private static final String PUBLISHED = "the issuer's published keys";
    private static final Map<String, String> KEY_OF =
            Map.of("HS256", SECRET, "RS256", PUBLISHED, "ES256", PUBLISHED);

    /**
     * @throws IllegalArgumentException when two models share a name, or one deployment name stands
     *     for two addresses
     */
    public ReferenceConfig {
        models = List.copyOf(models);
        Set<String> names = new HashSet<>();
        Map<String, DeploymentConfig> deployments = new HashMap<>();
        for (ModelConfig model : models) {
            for (String name : List.of(model.id(), model.fullName())) {
                if (!names.add(name)) {
                    throw new IllegalArgumentException(
                            "Two models are called " + name + ": give each its own id");
                }
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

    /** Any free port of the loopback address, and the usual policy. */
    public static ReferenceConfig of(
            Database database, Identity identity, Encryption encryption, List<ModelConfig> models) {
        return new ReferenceConfig(
                "127.0.0.1", 0, database, identity, encryption, models, Policy.usual());
    }

    /** The same with another policy. */
    public ReferenceConfig under(Policy other) {
        return new ReferenceConfig(host, port, database, identity, encryption, models, other);
    }

    /**
     * Where the router keeps its data.
     *
     * @param url a PostgreSQL JDBC address
     * @param owner migrates the schema, and does nothing else
     * @param application serves requests; row-level security must bind it, so that it is neither a
     *     superuser nor may bypass it
     * @param poolSize the most connections at a time
     * @param patience how long it may take to answer one statement; then it counts as away
     */
    public record Database(
            String url, Login owner, Login application, int poolSize, Duration patience) {
        private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

        /** One that may take ten seconds. */
        public Database(String url, Login owner, Login application, int poolSize) {
            this(url, owner, application, poolSize, USUAL_PATIENCE);
        }
    }

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
     * @param algorithms the accepted signature algorithms, of HS256, RS256 and ES256; the token
     *     never chooses
     * @param secret the shared key of HS256, at least 32 bytes
     * @param publishedKeys where the issuer publishes the keys of RS256 and ES256
     * @param clockSkew how far the issuer's clock may be off
     * @param platformAdmin the subject that may create, disable and delete tenants
     */
    public record Identity(
            String issuer,
            String audience,
            Set<String> algorithms,
            Optional<String> secret,
            Optional<PublishedKeys> publishedKeys,
            Duration clockSkew,
            String platformAdmin) {

        /**
         * @throws IllegalArgumentException when issuer or audience is blank, an algorithm is none
         *     of the three or has no key, the secret is too short for HS256 (RFC 7518, 3.2), or the
         *     clock skew is negative
         */
        public Identity {
            algorithms = Set.copyOf(algorithms);
            Set<String> known = new TreeSet<>(KEY_OF.keySet());
            require(!issuer.isBlank(), "The issuer of the tokens must be named");
            require(!audience.isBlank(), "The audience of the tokens must be named");
            require(
                    !algorithms.isEmpty(),
                    "Tokens need an algorithm: name one or more of " + known);
            for (String algorithm : algorithms) {
                require(
                        known.contains(algorithm),
                        "Tokens cannot be signed by %s here: choose among %s"
                                .formatted(algorithm, known));
                boolean shared = KEY_OF.get(algorithm).equals(SECRET);
                require(
                        shared ? secret.isPresent() : publishedKeys.isPresent(),
                        "Tokens signed by %s need %s: configure it, or do not accept %1$s"
                                .formatted(algorithm, KEY_OF.get(algorithm)));
            }
            int bytes =
                    secret.map(s -> s.getBytes(StandardCharsets.UTF_8).length)
                            .orElse(HS256_KEY_BYTES);
            require(
                    bytes >= HS256_KEY_BYTES,
                    "The token secret must have at least 32 bytes for HS256, but has " + bytes);
            require(!clockSkew.isNegative(), "The clock skew must not be negative: " + clockSkew);
        }

        /** HS256, the audience of the contract, no clock skew. */
        public static Identity hs256(String issuer, String secret, String platformAdmin) {
            return new Identity(
                    issuer,
                    AUDIENCE,
                    Set.of("HS256"),
                    Optional.of(secret),
                    Optional.empty(),
                    Duration.ZERO,
                    platformAdmin);
        }

        /** RS256 with a published key, the audience of the contract, no clock skew. */
        public static Identity rs256(String issuer, PublishedKeys keys, String platformAdmin) {
            return new Identity(
                    issuer,
                    AUDIENCE,
                    Set.of("RS256"),
                    Optional.empty(),
                    Optional.of(keys),
                    Duration.ZERO,
                    platformAdmin);
        }

        /** The same, and tokens signed by RS256 or ES256 with a published key as well. */
        public Identity andPublished(PublishedKeys keys) {
            Set<String> all = new TreeSet<>(algorithms);
            all.addAll(Set.of("RS256", "ES256"));
            return new Identity(
                    issuer, audience, all, secret, Optional.of(keys), clockSkew, platformAdmin);
        }

        private static void require(boolean kept, String message) {
            if (!kept) {
                throw new IllegalArgumentException(message);
            }
        }

        @Override
        public String toString() {
            return "Identity[issuer=%s, audience=%s, algorithms=%s, secret=***]"
                    .formatted(issuer, audience, new TreeSet<>(algorithms));
        }
    }

    /**
     * Where an issuer publishes its keys, a JWKS document (RFC 7517), and how often it is asked.
     *
     * @param uri an http or https address
     * @param lifetime how long a fetched document is believed
     * @param pause an unknown key makes the document be fetched anew, at most twice in this time
     * @param timeout for connecting, and for each read
     * @param outage how long the last document is believed while no new one can be fetched
     */
    public record PublishedKeys(
            URI uri, Duration lifetime, Duration pause, Duration timeout, Duration outage) {

        /**
         * @throws IllegalArgumentException when the address is no http or https address, a time is
         *     not positive, or the pause is longer than the lifetime
         */
        public PublishedKeys {
            if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
                throw new IllegalArgumentException(
                        "The issuer's keys need an http or https address, but have " + uri);
            }
            for (Duration time : List.of(lifetime, pause, timeout, outage)) {
                if (time.isNegative() || time.isZero()) {
                    throw new IllegalArgumentException(
                            "The times for the issuer's keys must be positive, but one is " + time);
                }
            }
            if (pause.compareTo(lifetime) > 0) {
                throw new IllegalArgumentException(
                        "The issuer's keys cannot be asked for less often than they expire: the pause is %s, the lifetime %s"
                                .formatted(pause, lifetime));
            }
        }

        /** Believed for five minutes, for an hour when the issuer is away; a second's pause. */
        public static PublishedKeys at(URI uri) {
            Duration second = Duration.ofSeconds(1);
            return new PublishedKeys(
                    uri, Duration.ofMinutes(5), second, second, Duration.ofHours(1));
        }
    }
}
