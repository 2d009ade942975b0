package dev.touchstone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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
    private static final String OURS = PREFIX + ProcessHandle.current().pid() + "-";
    private static final String LOCK = "owner.lock";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 20;

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
            // it gets its name when it is locked, or another run's sweep would find it without
            Path made = Files.createTempDirectory(parent, "." + OURS);
            FileChannel channel =
                    FileChannel.open(
                            made.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel.lock();
            String name = made.getFileName().toString().substring(1);
            return new ScratchFolder(Files.move(made, parent.resolve(name)), channel);
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

    /** Where folders are made. */
    static Path parent() {
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

    /**
     * Our own are not even looked at: to close a file gives up every lock that the process holds on
     * it. Those of other users are theirs to remove.
     */
    private static boolean isAbandoned(Path folder) {
        boolean ours = folder.getFileName().toString().startsWith(OURS);
        if (ours || !Files.isWritable(folder)) {
            return false;
        }
        Path lock = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
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

    /** A watchdog or another run may be removing the same folder at the same time. */
    private static void delete(Path folder) {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try {
                Files.walkFileTree(folder, new Removal());
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new StackFailed(
                            "The temporary folder %s cannot be removed: %s".formatted(folder, e),
                            e);
                }
            }
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
