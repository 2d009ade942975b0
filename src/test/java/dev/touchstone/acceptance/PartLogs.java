package dev.touchstone.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the parts of a system in containers have written, beside the report: a file for each part.
 */
record PartLogs(Path folder) {

    static PartLogs in(Path reports) {
        return new PartLogs(reports.resolve("containers"));
    }

    /** Those of an earlier run are not of this one. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("old logs cannot be removed", e);
        }
    }

    /** Where there are none, there is no folder. */
    void keep(Map<String, String> logs) {
        try {
            for (String part : logs.keySet()) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(part + ".log"), logs.get(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the logs of the run cannot be written", e);
        }
    }
}
