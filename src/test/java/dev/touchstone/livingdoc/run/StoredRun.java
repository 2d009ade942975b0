package dev.touchstone.livingdoc.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The stored messages of a real run, read as they are or with a change. */
final class StoredRun {

    private static final Path SAMPLE = Path.of("src/test/resources/livingdoc/sample.ndjson");

    private final Path folder;
    private final String messages;

    StoredRun(Path folder) throws IOException {
        this.folder = folder;
        messages = Files.readString(SAMPLE);
    }

    String messages() {
        return messages;
    }

    RunModel read(String text) throws IOException {
        Path file = folder.resolve("messages.ndjson");
        Files.writeString(file, text);
        return RunReader.read(file);
    }

    String changed(String from, String to) {
        assertThat(messages).contains(from);
        return messages.replace(from, to);
    }

    static ScenarioRun scenario(RunModel run, String place) {
        return run.scenarios().stream()
                .filter(one -> (one.uri() + ":" + one.line()).equals("features/" + place))
                .findFirst()
                .orElseThrow();
    }

    static List<String> steps(ScenarioRun scenario) {
        return scenario.steps().stream()
                .map(
                        step ->
                                "%s %s %s: %s"
                                        .formatted(
                                                step.kind(),
                                                step.keyword(),
                                                step.text(),
                                                step.status().word()))
                .toList();
    }
}
