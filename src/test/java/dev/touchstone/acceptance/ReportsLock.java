package dev.touchstone.acceptance;

import dev.touchstone.settings.SettingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two runs of one checkout from writing into the same reports. It goes with its process. */
record ReportsLock(FileChannel channel) implements AutoCloseable {

    /**
     * @throws SettingException when another run holds it
     */
    static ReportsLock take(Path reports) throws IOException {
        Files.createDirectories(reports);
        FileChannel channel =
                FileChannel.open(
                        reports.resolve("run.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new SettingException(
                    "Another run writes into %s. Wait for its end, or run from another checkout"
                            .formatted(reports.toAbsolutePath()));
        }
        return new ReportsLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
