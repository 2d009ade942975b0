package dev.touchstone.router.litellm;

import dev.touchstone.router.Capability;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Source;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a proxy says of itself.
 *
 * @param database its word for its database: {@code connected}, {@code Not connected} (it has none)
 *     or {@code disconnected}
 * @param licence {@code community} or {@code enterprise}
 */
record ProxyFacts(String database, String licence) {

    static final String READINESS = "/health/readiness";
    private static final String LICENCE = "/health/license";
    private static final Source BY_DATABASE = Source.inferred("GET " + READINESS);
    private static final Source BY_LICENCE = Source.inferred("GET " + LICENCE);
    private static final String UNKNOWN = "unknown";

    /** Asks the proxy. */
    static ProxyFacts of(Proxy proxy, Credential masterKey) {
        return new ProxyFacts(
                word(proxy, READINESS, new Credential.None(), "db"),
                word(proxy, LICENCE, masterKey, "license_type"));
    }

    private static String word(Proxy proxy, String path, Credential shown, String field) {
        Outcome<String> said =
                Proxy.read(proxy.get(path, shown), body -> body.path(field).asText(UNKNOWN));
        return said instanceof Outcome.Given<String> given ? given.value() : UNKNOWN;
    }

    /** Whether it told both. */
    boolean areKnown() {
        return !database.equals(UNKNOWN) && !licence.equals(UNKNOWN);
    }

    boolean hasLicence() {
        return licence.equals("enterprise");
    }

    /** What it does not offer for want of a database or a licence. */
    Map<Capability, String> missing() {
        Map<Capability, String> missing = new EnumMap<>(Capability.class);
        if (!database.equals("connected")) {
            String reason =
                    "LiteLLM keeps keys, teams and spend logs in its database, and GET %s says of it: %s"
                            .formatted(READINESS, database);
            missing.put(Capability.TENANTS, reason);
            missing.put(Capability.LEDGER, reason);
            missing.put(Capability.SETTINGS, reason);
        }
        missing.put(
                Capability.SIGNED_TOKENS,
                hasLicence()
                        ? "this driver shows virtual keys and signs nothing"
                        : enterprise("Tokens of an issuer are"));
        return missing;
    }

    /** Why there is something that only a licence gives. */
    String enterprise(String what) {
        return "%s a feature of LiteLLM's enterprise licence, and GET %s says: %s"
                .formatted(what, LICENCE, licence);
    }

    /** What is known by its own answers. */
    static Map<Capability, Source> inferred() {
        return Map.of(
                Capability.TENANTS, BY_DATABASE,
                Capability.LEDGER, BY_DATABASE,
                Capability.SETTINGS, BY_DATABASE,
                Capability.SIGNED_TOKENS, BY_LICENCE);
    }
}
