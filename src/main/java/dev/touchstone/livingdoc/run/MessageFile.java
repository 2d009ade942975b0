package dev.touchstone.livingdoc.run;

import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.Envelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A {@code messages.ndjson}, read line by line. A broken last line is what an aborted run leaves; a
 * broken line before it is a failure of the harness and is told.
 */
final class MessageFile {
    // Jackson refuses texts above 20 million characters anyway.
    private static final int LONGEST_LINE = 24_000_000;

    private final Path file;

    MessageFile(Path file) {
        this.file = file;
    }

    /**
     * Gives each message to the consumer, and what could not be read to {@code failures}, or to
     * {@code notes} when it is an attachment, on which no verdict depends.
     */
    void read(Consumer<Envelope> messages, List<String> failures, List<String> notes)
            throws IOException {
        Deserializer deserializer = new Deserializer();
        // Not Files.newBufferedReader: that one throws at half a character.
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8),
                        1 << 16)) {
            String pending = null;
            int number = 0;
            for (String line = next(reader); line != null; line = next(reader)) {
                number++;
                if (pending != null) {
                    failures.add(pending);
                    pending = null;
                }
                if (line.isBlank()) {
                    continue;
                }
                try {
                    messages.accept(deserializer.readValue(line));
                } catch (IOException | RuntimeException e) {
                    if (line.startsWith("{\"attachment\"")) {
                        notes.add("The attachment in message " + number + " cannot be read");
                        continue;
                    }
                    pending = "Message " + number + " cannot be read and is left out";
                }
            }
        }
    }

    /** The next line, cut when it is too long to be kept in memory, or null at the end. */
    private static String next(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder(256);
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
