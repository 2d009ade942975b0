package dev.touchstone.livingdoc;

import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Saves what a killed run left behind, before the next run writes over it. */
public final class AbortedRun {
    /** The folder below the reports folder that takes the last aborted run. */
    public static final String FOLDER = "aborted";

    // The last message is testRunFinished, with a message and a stack trace at most.
    private static final int TAIL = 256 * 1024;

    private AbortedRun() {}

    /**
     * To be called before a new run: when the messages in the folder have no end, they are rendered
     * into {@code aborted/} below it, and moved there with their facts.
     *
     * @return the report of the aborted run; empty when the last run ended well or there was none
     */
    public static Optional<Report> rescue(Path reportsFolder, Path catalogue) throws IOException {
        Path messages = reportsFolder.resolve(LivingDocumentation.MESSAGES);
        if (!Files.isRegularFile(messages) || Files.size(messages) == 0 || ended(messages)) {
            return Optional.empty();
        }
        Path aborted = Files.createDirectories(reportsFolder.resolve(FOLDER));
        move(messages, aborted.resolve(LivingDocumentation.MESSAGES));
        Path facts = reportsFolder.resolve(RunFacts.FILE);
        Files.deleteIfExists(aborted.resolve(RunFacts.FILE));
        if (Files.isRegularFile(facts)) {
            move(facts, aborted.resolve(RunFacts.FILE));
        }
        return Optional.of(LivingDocumentation.write(aborted, catalogue, Optional.empty()));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean ended(Path messages) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(messages.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            String text = new String(tail, StandardCharsets.UTF_8).stripTrailing();
            String last = text.substring(text.lastIndexOf('\n') + 1);
            return last.startsWith("{\"testRunFinished\"") && last.endsWith("}}");
        }
    }
}
