package dev.touchstone.sabotage.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Trials that have ended, in a file of JSON lines as they end: a run that is killed is gone on with
 * by the next one, unless something has changed since. Thread-safe.
 */
public final class TrialLog implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final List<TrialResult> earlier;
    private final Writer lines;

    private TrialLog(Path file, List<TrialResult> earlier, Writer lines) {
        this.file = file;
        this.earlier = List.copyOf(earlier);
        this.lines = lines;
    }

    /** The first line of a file. */
    private record Heading(String of) {}

    /**
     * Goes on with the log in this file if it is of the same, and begins it anew otherwise.
     *
     * @param of what is tried, and how: a text that differs as soon as results can
     */
    public static TrialLog in(Path file, String of) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<TrialResult> earlier = earlier(file, of);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            write(writer, new Heading(of));
            for (TrialResult result : earlier) {
                write(writer, result);
            }
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        return new TrialLog(
                file, earlier, Files.newBufferedWriter(file, StandardOpenOption.APPEND));
    }

    /** What ended in runs before this one. */
    public List<TrialResult> earlier() {
        return earlier;
    }

    /** One more has ended. */
    public synchronized void add(TrialResult result) {
        try {
            write(lines, result);
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** All have ended, and nothing is left to go on with. */
    public void complete() throws IOException {
        close();
        Files.delete(file);
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }

    private static void write(Writer writer, Object line) throws IOException {
        writer.write(JSON.writeValueAsString(line) + "\n");
    }

    /** Up to the first line that is none: a run may have been killed while it wrote it. */
    private static List<TrialResult> earlier(Path file, String of) throws IOException {
        List<TrialResult> results = new ArrayList<>();
        if (!Files.exists(file)) {
            return results;
        }
        List<String> lines = Files.readAllLines(file);
        try {
            Heading expected = new Heading(of);
            if (lines.isEmpty() || !expected.equals(JSON.readValue(lines.get(0), Heading.class))) {
                return results;
            }
            for (String line : lines.subList(1, lines.size())) {
                results.add(JSON.readValue(line, TrialResult.class));
            }
        } catch (JsonProcessingException e) {
            return results;
        }
        return results;
    }
}
