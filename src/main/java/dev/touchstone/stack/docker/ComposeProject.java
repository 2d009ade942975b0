package dev.touchstone.stack.docker;

import dev.touchstone.stack.StackFailed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.testcontainers.containers.ComposeContainer;

/**
 * A system of containers that was started from a compose file, and whose services are all healthy.
 */
public final class ComposeProject implements AutoCloseable {

    private static final int LAST_LINES = 20;
    private static final long POLL_MILLIS = 100;

    private final ComposeFile file;
    private final Containers containers;
    private final boolean ours;

    private ComposeProject(ComposeFile file, Containers containers, boolean ours) {
        this.file = file;
        this.containers = containers;
        this.ours = ours;
    }

    /** What Testcontainers does where it believes to be in a container itself. */
    private static final class Testcontainers {

        private static final String HELPER = "alpine:3.17";

        /** It would pull for two minutes before it says that it cannot. */
        private static boolean asksAContainerForItsHost() {
            return Files.exists(Path.of("/.dockerenv"))
                    && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null;
        }
    }

    /** What a run's containers, networks and volumes are called, to begin with. */
    public static String name(String folder) {
        return Leftovers.name(folder);
    }

    /**
     * Removes what killed runs of this machine have left.
     *
     * @param lives whether the run with a temporary folder of this name still lives
     */
    public static void sweep(Docker docker, Predicate<String> lives) {
        new Leftovers(docker).sweep(lives);
    }

    /**
     * Starts one; when this returns, all its services are healthy.
     *
     * @param name what the names of all its parts begin with
     * @param patience how long its services may take to become healthy
     * @throws StackFailed when they do not; nothing is left of it then
     */
    public static ComposeProject start(
            Docker docker, ComposeFile file, String name, Duration patience) {
        Images images = new Images(docker);
        if (Testcontainers.asksAContainerForItsHost()) {
            images.have(Testcontainers.HELPER);
        }
        images.provide(file);
        ComposeProject project = new ComposeProject(file, new Containers(docker, name), true);
        try {
            project.up(name);
            project.awaitHealthy(patience);
            return project;
        } catch (RuntimeException e) {
            project.close();
            throw e;
        }
    }

    /**
     * One that somebody has started from the same file and that goes on when this is closed.
     *
     * @throws StackFailed when there is none
     */
    public static ComposeProject running(Docker docker, ComposeFile file, Duration patience) {
        ComposeProject project =
                new ComposeProject(file, new Containers(docker, file.project() + "-"), false);
        if (project.containers.all().isEmpty()) {
            throw new StackFailed(
                    "-Dstack.reuse (or STACK_REUSE) wants a stack that runs already, and there is none. `docker compose -f %s up --detach --wait` starts it"
                            .formatted(file.path()));
        }
        project.awaitHealthy(patience);
        return project;
    }

    private void up(String name) {
        try {
            new ComposeContainer(name, file.path().toFile())
                    .withPull(false)
                    .withEnv(file.environment())
                    .start();
        } catch (RuntimeException e) {
            String faults = faults(containers.all());
            throw failed("did not start: " + (faults.isEmpty() ? e.getMessage() : faults));
        }
    }

    private void awaitHealthy(Duration wanted) {
        Duration patience = file.patience(wanted);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Container> all = containers.all();
            String faults = faults(all);
            if (!faults.isEmpty()) {
                throw failed("did not start: " + faults);
            }
            if (all.size() >= file.services().size() && all.stream().allMatch(Container::healthy)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw failed("did not start: " + late(all, patience));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    /**
     * What has happened to it since all of its services were healthy: one has ended, or Docker
     * tells no more of it. Empty as long as all of them run, well or not.
     */
    public Optional<StackFailed> breakdown() {
        try {
            List<Container> all = containers.all();
            String faults =
                    all.size() < file.services().size()
                            ? "somebody has removed containers of it"
                            : faults(all);
            return faults.isEmpty()
                    ? Optional.empty()
                    : Optional.of(failed("broke down in the middle of the run: " + faults));
        } catch (StackFailed silent) {
            return Optional.of(silent);
        }
    }

    private static String late(List<Container> all, Duration patience) {
        if (all.isEmpty()) {
            return "there are no containers";
        }
        return "%s did not become healthy within %d s; -Dhealth.timeout (or HEALTH_TIMEOUT) gives longer"
                .formatted(
                        all.stream()
                                .filter(each -> !each.healthy())
                                .map(each -> each.service() + each.check())
                                .collect(Collectors.joining(", ")),
                        patience.toSeconds());
    }

    private static String faults(List<Container> all) {
        return all.stream()
                .flatMap(each -> each.fault().map(fault -> each.service() + " " + fault).stream())
                .collect(Collectors.joining("; "));
    }

    /** What is wrong, with the last lines of those that are not well. */
    private StackFailed failed(String how) {
        Map<String, String> logs = containers.logs();
        String lines =
                containers.all().stream()
                        .filter(each -> !each.healthy())
                        .map(each -> lastLines(each.service(), logs))
                        .collect(Collectors.joining());
        return new StackFailed("The stack of %s %s%s".formatted(file.path(), how, lines), logs);
    }

    private static String lastLines(String service, Map<String, String> logs) {
        List<String> lines = logs.getOrDefault(service, "").lines().toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                .map(line -> "\n%s | %s".formatted(service, line))
                .collect(Collectors.joining());
    }

    /** Where an address that is good inside the project's network is reached from outside. */
    public URI published(URI inside) {
        return URI.create(
                "%s://%s"
                        .formatted(
                                inside.getScheme(), published(inside.getHost(), inside.getPort())));
    }

    /**
     * Host and port at which this port of a service is published.
     *
     * @throws StackFailed when it is not
     */
    public String published(String service, int port) {
        return containers.all().stream()
                .filter(each -> each.service().equals(service))
                .flatMap(each -> Optional.ofNullable(each.ports().get(port)).stream())
                .findFirst()
                .orElseThrow(
                        () ->
                                new StackFailed(
                                        "%s: services: %s: expected a line \"ports\" that publishes %d"
                                                .formatted(file.path(), service, port)));
    }

    /** All that its services have written, by service. */
    public Map<String, String> logs() {
        return containers.logs();
    }

    /** Removes it with all that it has, if it was started here. */
    @Override
    public void close() {
        if (ours) {
            containers.remove();
        }
    }
}
