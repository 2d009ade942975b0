package dev.touchstone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Some texts of the features show nothing once an editor has "cleaned" them. */
class FeatureTextTest {

    @Test
    @DisplayName("CHAT-7: the lines with combined marks change when they are normalised")
    void combined_marks_are_written_apart_and_together() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("features", "scripts.feature")).stream()
                        .filter(line -> line.contains("\u00e9"))
                        .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(Normalizer.normalize(line, Form.NFC)).isNotEqualTo(line))
                .allSatisfy(
                        line ->
                                assertThat(Normalizer.normalize(line, Form.NFD))
                                        .isNotEqualTo(line));
    }
}
