package dev.touchstone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL server whose data lie in a scratch folder, found by its {@code postmaster.pid}.
 */
final class PostgresProcess {

    /** Where the data lie in a scratch folder. */
    static final String DATA = "data";

    private static final int SECONDS_TO_END = 10;

    private PostgresProcess() {}

    /** Ends the server of a folder whose owner is gone; does nothing when there is none. */
    static void endIn(Path folder) {
        pid(folder)
                .flatMap(ProcessHandle::of)
                .filter(process -> belongsTo(process, folder))
                .ifPresent(PostgresProcess::end);
    }

    private static Optional<Long> pid(Path folder) {
        Path file = folder.resolve(DATA).resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream().findFirst().filter(l -> l.matches("\\d+")).map(Long::valueOf);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // none runs there, or its watchdog has just ended it
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A pid is used again some day: only a process that names this folder is its server. */
    private static boolean belongsTo(ProcessHandle process, Path folder) {
        return process.info()
                .arguments()
                .map(arguments -> String.join(" ", arguments).contains(folder.toString()))
                .orElse(false);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("waiting for an exit cannot fail", e);
        }
    }
}
