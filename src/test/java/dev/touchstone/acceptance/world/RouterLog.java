package dev.touchstone.acceptance.world;

import dev.touchstone.router.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the router has logged in this run: where {@code simplelogger.properties} says, and all of
 * it; or in its container.
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
        String inContainer = router.stack().logs().get("router");
        if (inContainer != null) {
            return inContainer;
        }
        try {
            return Files.readString(FILE, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of this run should be in " + FILE, e);
        }
    }
}
