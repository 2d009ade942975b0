package dev.touchstone.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small shell that outlives this process by a moment: it reads from a pipe that the system closes
 * when this process ends in whatever way, then ends PostgreSQL, or removes the containers, and
 * removes the folder. Ctrl-C goes to every process of a terminal, so it does not listen to signals;
 * a kill may go to the whole process group, so it leaves that, where the system can do so.
 */
final class Watchdog implements AutoCloseable {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");
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

    /** Whoever was making a container when its run died may make another one: until none come. */
    private static final String CONTAINERS =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            [ -d "$1" ] || exit 0
            quiet=0
            while [ $quiet -lt 20 ]; do
              containers=$(docker ps --all --quiet --filter "name=^$2")
              networks=$(docker network ls --quiet --filter "name=^$2")
              volumes=$(docker volume ls --quiet --filter "name=^$2")
              quiet=$((quiet + 1))
              [ -z "$containers$networks$volumes" ] || quiet=0
              [ -z "$containers" ] || docker rm --force --volumes $containers
              [ -z "$networks" ] || docker network rm $networks
              [ -z "$volumes" ] || docker volume rm --force $volumes
              sleep 0.3
            done
            rm -rf "$1"
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** Watches over a folder; empty where there is no shell, then the next start cleans up. */
    static Optional<Watchdog> over(Path folder) {
        return running(SCRIPT, folder);
    }

    /** Watches over a folder and over all containers, networks and volumes whose names begin so. */
    static Optional<Watchdog> overContainers(Path folder, String name) {
        return running(CONTAINERS, folder, name);
    }

    private static Optional<Watchdog> running(String script, Path folder, String... others) {
        if (!Files.isExecutable(SHELL)) {
            return Optional.empty();
        }
        try {
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(OWN_SESSION)) {
                command.add(OWN_SESSION.toString());
            }
            command.addAll(List.of(SHELL.toString(), "-c", script, "touchstone-watchdog"));
            command.add(folder.toString());
            command.addAll(List.of(others));
            return Optional.of(
                    new Watchdog(
                            new ProcessBuilder(command)
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
