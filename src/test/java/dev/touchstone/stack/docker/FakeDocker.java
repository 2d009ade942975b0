package dev.touchstone.stack.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A docker command that says what a test wants. */
final class FakeDocker {

    private FakeDocker() {}

    /**
     * @param script what a shell does with the arguments
     */
    static Docker saying(Path folder, String script) throws IOException {
        Path command = folder.resolve("docker");
        Files.writeString(command, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Docker(command.toString());
    }
}
