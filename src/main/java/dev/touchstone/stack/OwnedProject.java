package dev.touchstone.stack;

import dev.touchstone.stack.docker.ComposeFile;
import dev.touchstone.stack.docker.ComposeProject;
import dev.touchstone.stack.docker.Docker;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * A compose project that goes with this process, in whatever way that ends: {@link #close()}
 * removes it, a {@link Watchdog} does when the process is killed, and what is left even then is
 * removed at the next start.
 */
final class OwnedProject implements AutoCloseable {

    private final ScratchFolder owner;
    private final Optional<Watchdog> watchdog;
    private ComposeProject project;

    private OwnedProject(ScratchFolder owner, Optional<Watchdog> watchdog) {
        this.owner = owner;
        this.watchdog = watchdog;
    }

    /**
     * Starts one; when this returns, all its services are healthy.
     *
     * @throws StackFailed when they do not become so; nothing is left of it then
     */
    static OwnedProject start(Docker docker, ComposeFile file, Duration patience) {
        ScratchFolder owner = ScratchFolder.create();
        String name = ComposeProject.name(owner.path().getFileName().toString());
        OwnedProject owned = new OwnedProject(owner, Watchdog.overContainers(owner.path(), name));
        try {
            ComposeProject.sweep(docker, run -> Files.exists(ScratchFolder.parent().resolve(run)));
            owned.project = ComposeProject.start(docker, file, name, patience);
            return owned;
        } catch (RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    ComposeProject project() {
        return project;
    }

    @Override
    public void close() {
        try {
            if (project != null) {
                project.close();
            }
        } finally {
            owner.close();
            watchdog.ifPresent(Watchdog::close);
        }
    }
}
