package dev.touchstone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder of this process, in memory where the system has such a place. It goes with the
 * process: {@link #close()} removes it, a {@link Watchdog} does when the process is killed, and
 * what is left even then is removed by {@link #sweep} at the next start. A lock on a file in it,
 * which dies with its process, says whether a folder still has an owner.
 */
final class ScratchFolder implements AutoCloseable {

    private static final String PREFIX = "touchstone-";
    private static final String LOCK = "owner.lock";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel channel;

    private ScratchFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static ScratchFolder create() {
        Path parent = parent();
        sweep(parent);
        try {
            Path path = Files.createTempDirectory(parent, PREFIX);
            FileChannel channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel.lock();
            return new ScratchFolder(path, channel);
        } catch (IOException e) {
            throw new StackFailed(
                    "No temporary folder could be made in %s: %s. -Djava.io.tmpdir names another place"
                            .formatted(parent, e.getMessage()),
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (channel) { // the lock goes last, or another run's sweep would come between
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent() {
        boolean memory = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY);
        return memory ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Removes the folders whose process is gone, with the PostgreSQL servers that run in them. */
    static void sweep(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            List<Path> folders =
                    entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                            .filter(ScratchFolder::isAbandoned)
                            .toList();
            folders.forEach(PostgresProcess::endIn);
            folders.forEach(ScratchFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for old folders in " + parent, e);
        }
    }

    private static boolean isAbandoned(Path folder) {
        Path lock = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException e) {
            return false; // it is ours
        } catch (IOException e) {
            return isOld(folder); // no lock file: half made, or half removed
        }
    }

    private static boolean isOld(Path folder) {
        try {
            FileTime made = Files.getLastModifiedTime(folder);
            return made.toInstant().isBefore(Instant.now().minus(YOUNG));
        } catch (IOException e) {
            return false; // somebody else has just removed it
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(ScratchFolder::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            throw new StackFailed("The temporary folder %s cannot be removed".formatted(folder), e);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
