package dev.touchstone.engine;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The convention by which scripts and journal entries are found (contract, "The engine"): {@code
 * marker-} followed by 8 to 32 of {@code 0-9 a-z}, anywhere in a request body. The last one counts,
 * because a conversation carries the markers of its earlier turns. A marker is always written
 * whole, prefix included.
 */
public final class Marker {

    private static final Pattern MARKER = Pattern.compile("marker-[0-9a-z]{8,32}(?![0-9a-z])");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Marker() {}

    /** The last marker in a request body. */
    public static Optional<String> in(String body) {
        Matcher matcher = MARKER.matcher(body);
        String last = null;
        while (matcher.find()) {
            last = matcher.group();
        }
        return Optional.ofNullable(last);
    }

    /** A marker that no other scenario has: 80 random bits. */
    public static String fresh() {
        StringBuilder marker = new StringBuilder("marker-");
        for (int i = 0; i < 16; i++) {
            marker.append(Character.forDigit(RANDOM.nextInt(32), 36));
        }
        return marker.toString();
    }

    /**
     * The same marker for the same seed and name, another one for any other.
     *
     * @param seed 1 to 16 of {@code 0-9 a-z}; two runs against the same engines need two seeds
     */
    public static String of(String seed, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return "marker-%s%016x"
                .formatted(seed, UUID.nameUUIDFromBytes(bytes).getMostSignificantBits());
    }

    static boolean isOne(String text) {
        return text != null && MARKER.matcher(text).matches();
    }
}
