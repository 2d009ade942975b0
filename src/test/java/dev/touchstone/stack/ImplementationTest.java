package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImplementationTest {
    private static final String ROUTER =
            """
            name: Mine
            kind: openai
            url: http://localhost:4000
            models: [{id: phi-4}]
            """;
    private static final String WHOLE =
            """
            implementation:
              organisation: Somebody
              project: A router
              url: https://router.example
              version: 1.2.3
              contact: "@somebody"
              reproduce: see README.md
            """;

    @TempDir private Path folder;

    @Test
    void a_whole_block_is_read() throws IOException {
        assertThat(read(ROUTER + WHOLE).implementation())
                .isEqualTo(
                        new Implementation(
                                "Somebody",
                                "A router",
                                "https://router.example",
                                "1.2.3",
                                "@somebody",
                                "see README.md"));
    }

    @Test
    void it_may_be_left_out() throws IOException {
        assertThat(read(ROUTER).implementation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "project", "url", "version", "contact", "reproduce"})
    void a_missing_or_empty_line_is_named(String line) {
        for (String yaml :
                List.of(
                        WHOLE.replaceAll("  " + line + ":.*\n", ""),
                        WHOLE.replaceAll("  " + line + ":.*\n", "  " + line + ": ' '\n"))) {
            refused(yaml, ", without " + line + " nothing can be published;");
        }
    }

    @Test
    void an_empty_block_names_all_lines() {
        refused(
                "implementation: {}\n",
                "without contact, organisation, project, reproduce, url, version nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "Latest", "nightly"})
    void a_version_that_moves_is_none(String version) {
        refused(
                WHOLE.replace("1.2.3", version),
                "version: expected the version of a release, got " + version);
    }

    @Test
    void an_address_is_one_that_a_browser_can_open() {
        refused(
                WHOLE.replace("https://router.example", "router.example"),
                "implementation: url: expected an address such as http://localhost:4000, got router.example");
    }

    @Test
    void a_number_for_a_version_stays_as_it_was_written() throws IOException {
        assertThat(read(ROUTER + WHOLE.replace("1.2.3", "1.10")).implementation().version())
                .isEqualTo("1.10");
    }

    private void refused(String block, String said) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(ROUTER + block))
                .satisfies(e -> assertThat(e.getMessage()).contains(said).hasLineCount(1));
    }

    private RouterFile read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("router.yaml"), yaml);
        return RouterFileReader.read(file);
    }
}
