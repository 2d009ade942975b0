package dev.touchstone.acceptance.world;

import dev.touchstone.router.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the router has logged in this run; {@code simplelogger.properties} says where, and all of
 * it.
 */
public final class RouterLog {

    private static final Path FILE = Path.of("target", "touchstone.log");

    private final RouterUnderTest router;

    public RouterLog(RouterUnderTest router) {
        this.router = router;
    }

    /** All of it, byte by byte: what is looked for is ASCII. */
    public String text() {
        router.needs(Capability.LOGS);
        try {
            return Files.readString(FILE, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of this run should be in " + FILE, e);
        }
    }
}
