package dev.touchstone.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A small shell that outlives this process by a moment: it reads from a pipe that the system closes
 * when this process ends in whatever way, then ends PostgreSQL and removes the folder. Ctrl-C goes
 * to every process of a terminal, so it does not listen to signals.
 */
final class Watchdog implements AutoCloseable {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            [ -d "$1" ] || exit 0
            pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
            if [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null; then
              n=0
              while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
            fi
            rm -rf "$1"
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** Watches over a folder; empty where there is no shell, then the next start cleans up. */
    static Optional<Watchdog> over(Path folder) {
        if (!Files.isExecutable(SHELL)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Watchdog(
                            new ProcessBuilder(
                                            SHELL.toString(),
                                            "-c",
                                            SCRIPT,
                                            "touchstone-watchdog",
                                            folder.toString())
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                                    .start()));
        } catch (IOException e) {
            throw new StackFailed("The watchdog over %s cannot start".formatted(folder), e);
        }
    }

    /** Lets it go, once there is nothing left to watch over. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
