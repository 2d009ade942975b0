package dev.touchstone.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.settings.Setting;
import io.cucumber.messages.types.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the documents say exists, exists. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final int LINES = 150;

    @Test
    void the_table_of_settings_names_every_setting_and_no_other() throws IOException {
        String readme = Files.readString(README);

        assertThat(DocumentLinks.settingRows(readme))
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(ReadmeTest::row).toList());
    }

    @Test
    void the_readme_stays_short() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(LINES);
    }

    @Test
    void the_readme_counts_the_scenarios_that_there_are() throws IOException {
        long scenarios =
                FeatureFile.in(Path.of("features")).stream()
                        .flatMap(feature -> feature.scenarios().stream())
                        .mapToLong(ReadmeTest::rows)
                        .sum();

        assertThat(Files.readString(README)).contains("all %d scenarios".formatted(scenarios));
    }

    private static long rows(Scenario scenario) {
        return scenario.getExamples().isEmpty()
                ? 1
                : scenario.getExamples().stream().mapToLong(e -> e.getTableBody().size()).sum();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_to_a_file_or_a_heading(Path document) throws IOException {
        assertThat(DocumentLinks.broken(document, Files.readString(document))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_file_that_is_named_exists(Path document) throws IOException {
        assertThat(DocumentLinks.missingFiles(Files.readString(document))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_property_that_is_shown_is_a_setting(Path document) throws IOException {
        List<String> known =
                Stream.concat(
                                Arrays.stream(Setting.values()).map(Setting::property),
                                Stream.of(
                                        "cucumber.filter.tags",
                                        "test",
                                        "contract.record",
                                        "pit.classes",
                                        "matrix",
                                        "matrix.defects",
                                        "matrix.places",
                                        "matrix.runs"))
                        .toList();

        assertThat(
                        Pattern.compile("(?<![\\w-])-D([a-z.]+)")
                                .matcher(Files.readString(document))
                                .results()
                                .map(property -> property.group(1))
                                .distinct())
                .isSubsetOf(known);
    }

    @Test
    void a_broken_link_a_missing_file_and_a_stray_row_are_found() {
        String planted =
                """
                [there](README.md#run-it) [gone](docs/gone.md) [no heading](README.md#gone)
                `docs/gone.md` `src/main/java` `reports/index.html`

                | property | variable | default | meaning |
                |---|---|---|---|
                | `color` | `COLOR` | | of the page |
                """;

        assertThat(DocumentLinks.broken(README, planted))
                .containsExactly("docs/gone.md", "README.md#gone");
        assertThat(DocumentLinks.missingFiles(planted)).containsExactly("docs/gone.md");
        assertThat(DocumentLinks.settingRows(planted)).containsExactly("color|COLOR||of the page");
    }

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> inDocs = docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(
                    Stream.of(README, Path.of("compose/README.md"), Path.of("reports/README.md")),
                    inDocs.stream());
        }
    }

    private static String row(Setting setting) {
        return String.join(
                "|", setting.property(), setting.variable(), setting.fallback(), setting.meaning());
    }

    /** What a document links to and names. */
    private static final class DocumentLinks {

        private static final Pattern LINK =
                Pattern.compile("(?:\\]\\(|(?:src|srcset)=\")([^)\"\\s]+)[)\"]");
        private static final Pattern NAMED =
                Pattern.compile("`((?:docs|src|features|compose|\\.ci|\\.github)/[\\w./-]+)`");
        private static final Pattern ROW =
                Pattern.compile(
                        "^\\| `([a-z.]+)` \\| `([A-Z_]+)` \\| (?:`(.*?)` )?\\| (.+?) \\|$",
                        Pattern.MULTILINE);

        private DocumentLinks() {}

        static List<String> broken(Path document, String text) {
            return LINK.matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !resolves(document, link))
                    .toList();
        }

        /** Files that no run has to make first. */
        static List<String> missingFiles(String text) {
            return NAMED.matcher(text)
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !Files.exists(Path.of(name)))
                    .toList();
        }

        static List<String> settingRows(String text) {
            return ROW.matcher(text).results().map(DocumentLinks::cells).toList();
        }

        private static String cells(MatchResult row) {
            String fallback = row.group(3) == null ? "" : row.group(3);
            return String.join("|", row.group(1), row.group(2), fallback, row.group(4));
        }

        private static boolean resolves(Path document, String link) {
            String[] parts = link.split("#", 2);
            Path target =
                    parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
            return Files.exists(target) && (parts.length == 1 || hasHeading(target, parts[1]));
        }

        private static boolean hasHeading(Path document, String anchor) {
            try (Stream<String> lines = Files.lines(document)) {
                return lines.filter(line -> line.startsWith("#"))
                        .map(
                                line ->
                                        line.replaceFirst("^#+ ", "")
                                                .toLowerCase(java.util.Locale.ROOT))
                        .map(title -> title.replaceAll("[^\\w\\s-]", "").replace(' ', '-'))
                        .anyMatch(anchor::equals);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
