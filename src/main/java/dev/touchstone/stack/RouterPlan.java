package dev.touchstone.stack;

import dev.touchstone.reference.Capacity;
import dev.touchstone.reference.CoolDown;
import dev.touchstone.reference.Policy;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.settings.DatabaseAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an embedded router has to know, in a form that can be written down and read by
 * another process. It holds secrets.
 *
 * @param databaseMillis how long its database may take to answer
 * @param encryptionKey Base64 of 32 bytes
 * @param keys where the issuer publishes its keys
 * @param engines where the engines of {@link EmbeddedModels} listen, by name
 * @param resting whether failing deployments are rested
 * @param littleRoom whether it has room for few requests only
 * @param priceChange the moment from which one of its models has another price; empty: never
 */
record RouterPlan(
        DatabaseAddress owner,
        DatabaseAddress application,
        long databaseMillis,
        String signingKey,
        String encryptionKey,
        URI keys,
        Map<String, URI> engines,
        boolean resting,
        boolean littleRoom,
        String priceChange) {

    private static final Capacity LITTLE =
            new Capacity(OwnSystem.UNDER_WAY, OwnSystem.WAITING, OwnSystem.PATIENCE);

    static final String ISSUER = "touchstone";
    static final String PLATFORM_ADMIN = "platform-admin";

    ReferenceConfig config(Clock clock) {
        return ReferenceConfig.of(
                        new ReferenceConfig.Database(
                                application.jdbcUrl(),
                                login(owner),
                                login(application),
                                OwnSystem.CONNECTIONS,
                                Duration.ofMillis(databaseMillis)),
                        ReferenceConfig.Identity.hs256(ISSUER, signingKey, PLATFORM_ADMIN)
                                .andPublished(ReferenceConfig.PublishedKeys.at(keys)),
                        ReferenceConfig.Encryption.of(encryptionKey),
                        OfferedModels.of(models(change()), engines::get))
                .under(policy().by(clock));
    }

    /** What it offers. */
    static List<Model> models(Optional<Instant> priceChange) {
        return priceChange.map(EmbeddedModels::changingAt).orElse(EmbeddedModels.ALL);
    }

    private Optional<Instant> change() {
        return priceChange.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(priceChange));
    }

    private Policy policy() {
        Policy policy = Policy.usual().resting(coolDown());
        return littleRoom ? policy.taking(LITTLE) : policy;
    }

    private Optional<CoolDown> coolDown() {
        return resting
                ? Optional.of(new CoolDown(OwnSystem.FAILURES, OwnSystem.REST))
                : Optional.empty();
    }

    private static ReferenceConfig.Login login(DatabaseAddress address) {
        return new ReferenceConfig.Login(address.user(), address.password());
    }

    @Override
    public String toString() {
        return "RouterPlan[" + application + "]";
    }
}
