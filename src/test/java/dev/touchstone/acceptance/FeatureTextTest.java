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
    @DisplayName("CHAT-7: the rows with combined marks change when they are normalised")
    void combined_marks_are_written_apart_and_together() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("features", "chat.feature")).stream()
                        .filter(line -> line.contains("| Marks that are combined"))
                        .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(Normalizer.normalize(row, Form.NFC)).isNotEqualTo(row))
                .allSatisfy(
                        row -> assertThat(Normalizer.normalize(row, Form.NFD)).isNotEqualTo(row));
    }
}
