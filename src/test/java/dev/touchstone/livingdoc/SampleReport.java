package dev.touchstone.livingdoc;

import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The stored messages of the sample run, rendered into a folder of a test. */
final class SampleReport {
    static final Path RESOURCES = Path.of("src/test/resources/livingdoc");
    static final Path CATALOGUE = RESOURCES.resolve("sample-criteria.yaml");
    private final Path folder;

    SampleReport(Path folder) {
        this.folder = folder;
    }

    static byte[] messages(String name) throws IOException {
        return Files.readAllBytes(RESOURCES.resolve(name));
    }

    Report render(byte[] messages) throws IOException {
        Files.createDirectories(folder);
        new RunFacts(
                        List.of(
                                new RunFacts.Fact("Stack", "embedded"),
                                new RunFacts.Fact("Router", "Sample <router>"),
                                new RunFacts.Fact("Commit", "a1a18f5")),
                        null,
                        List.of(new RunFacts.Missing("LEDGER", "it has no database")))
                .write(folder);
        Files.write(folder.resolve(LivingDocumentation.MESSAGES), messages);
        return LivingDocumentation.write(folder, CATALOGUE, Optional.empty());
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
