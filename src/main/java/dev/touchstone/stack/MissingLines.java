package dev.touchstone.stack;

import dev.touchstone.router.Capability;
import dev.touchstone.settings.SettingException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The lines of a router's file that say what it does not do, and why. */
final class MissingLines {

    private MissingLines() {}

    /**
     * @throws SettingException for a word that is no capability, and for one without a reason
     */
    static Map<Capability, String> read(Map<String, String> lines) {
        Map<Capability, String> read = new EnumMap<>(Capability.class);
        lines.forEach((word, reason) -> read.put(capability(word), reason(word, reason)));
        return Map.copyOf(read);
    }

    private static Capability capability(String word) {
        return Arrays.stream(Capability.values())
                .filter(capability -> capability.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SettingException(
                                        "missing: there is no capability %s; expected one of %s"
                                                .formatted(
                                                        word,
                                                        Arrays.toString(Capability.values()))));
    }

    private static String reason(String word, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new SettingException("missing: %s: expected the reason".formatted(word));
        }
        return reason;
    }
}
