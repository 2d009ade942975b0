package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings as a test chooses them. */
final class Chosen {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Chosen() {}

    static Settings embedded() {
        return settings("embedded", Optional.empty(), Optional.empty(), LONG);
    }

    static Settings embeddedOn(DatabaseAddress database) {
        return settings("embedded", Optional.empty(), Optional.of(database), LONG);
    }

    static Settings remote(Path file, Duration health) {
        return settings("remote", Optional.of(file), Optional.empty(), health);
    }

    static Settings of(String stack) {
        return settings(stack, Optional.empty(), Optional.empty(), LONG);
    }

    private static Settings settings(
            String stack,
            Optional<Path> file,
            Optional<DatabaseAddress> database,
            Duration health) {
        return new Settings(
                stack, false, file, Optional.empty(), health, LONG, LONG, database, "test");
    }
}
