package dev.touchstone.stack;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the containers of a stack must keep to themselves, by the names of the environment variables
 * that the compose files ask for. Each run makes new ones; none is ever written to a file.
 */
final class StackSecrets {

    /** Signs HS256 tokens. */
    static final String SIGNING_KEY = StandingFile.SIGNING_KEY;

    /** The issuer's keys with their private halves, a JWK set. */
    static final String SIGNING_JWKS = StandingFile.SIGNING_JWKS;

    /** Base64 of 32 bytes. */
    static final String ENCRYPTION_KEY = "TOUCHSTONE_ENCRYPTION_KEY";

    /** Of the database's owner. */
    static final String DATABASE_PASSWORD = "TOUCHSTONE_DATABASE_PASSWORD";

    /** Of the role under which the router serves requests. */
    static final String APPLICATION_PASSWORD = "TOUCHSTONE_APPLICATION_PASSWORD";

    /** For routers that know one key. */
    static final String API_KEY = "TOUCHSTONE_API_KEY";

    /** Of the people, and of the tests, at a real issuer. */
    static final String ISSUER_PASSWORD = "TOUCHSTONE_ISSUER_PASSWORD";

    private static final List<String> RANDOM =
            List.of(SIGNING_KEY, DATABASE_PASSWORD, APPLICATION_PASSWORD, ISSUER_PASSWORD);
    private static final int BYTES = 32;

    private StackSecrets() {}

    /** A value for each name, that nobody had before. */
    static Map<String, String> fresh() {
        Map<String, String> secrets = new LinkedHashMap<>();
        RANDOM.forEach(name -> secrets.put(name, HexFormat.of().formatHex(random())));
        secrets.put(API_KEY, "sk-" + HexFormat.of().formatHex(random()));
        secrets.put(ENCRYPTION_KEY, Base64.getEncoder().encodeToString(random()));
        secrets.put(SIGNING_JWKS, PublishedKeys.make().toString(false));
        return secrets;
    }

    /** The same as lines for a shell. */
    static String exported(Map<String, String> secrets) {
        return secrets.entrySet().stream()
                .map(secret -> "export %s='%s'".formatted(secret.getKey(), secret.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
