package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.older.Mapping.Row;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each older test that the documents name is there as code, and the table of them names each. */
class OlderTestsTest {

    private static final Path DOCS = Path.of("docs");
    private static final Path FEATURES = Path.of("features");
    private static final Path TABLE = DOCS.resolve("what-older-tests-notice.md");
    private static final Suite ONE = Suite.of("A suite").test("a test", seeded -> {});

    private final Catalogue criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));

    @Test
    void every_test_that_the_documents_map_is_written_and_no_other() throws IOException {
        List<OlderTest> tests = OlderTests.all(DOCS);
        assertThat(tests).extracting(OlderTest::origin).contains(OlderTest.Origin.values());
        assertThat(tests)
                .flatExtracting(OlderTest::criteria)
                .isSubsetOf(criteria.all().stream().map(Criterion::id).toList());
    }

    @Test
    void a_row_without_a_test_and_a_test_without_a_row_are_refused() {
        Row row = new Row("A suite", "a test", Set.of("CHAT-1"));
        Row other = new Row("A suite", "another test", Set.of("CHAT-1"));
        Row none = new Row("A suite", "no test of the router", Set.of());
        assertThat(OlderTests.all(List.of(row, none), List.of(ONE))).hasSize(1);
        assertThatThrownBy(() -> OlderTests.all(List.of(row, other), List.of(ONE)))
                .hasMessageContaining("another test");
        assertThatThrownBy(() -> OlderTests.all(List.of(), List.of(ONE)))
                .hasMessageContaining("a test");
    }

    @Test
    void a_row_belongs_to_the_heading_above_it() {
        String document =
                """
                | their test | our criterion |
                |---|---|
                | **A suite** | |
                | a test | CHAT-1, LOAD-2 |
                | a command | all that trace to *004* |
                """;
        assertThat(Mapping.rows(document))
                .containsExactly(
                        new Row("A suite", "a test", Set.of("CHAT-1", "LOAD-2")),
                        new Row("A suite", "a command", Set.of()));
    }

    @Test
    void the_table_has_the_tests_with_their_criteria_in_their_order() throws IOException {
        assertThat(tabled(Files.readString(TABLE))).isEqualTo(named(OlderTests.all(DOCS)));
    }

    @Test
    void the_defects_that_the_table_names_are_in_the_catalogue() throws IOException {
        List<String> known =
                DefectCatalogue.load(FEATURES.resolve("defects.yaml"), criteria).defects().stream()
                        .map(Defect::id)
                        .toList();
        List<String> quoted =
                Pattern.compile("`([a-z]+(?:-[a-z0-9]+)+)`")
                        .matcher(Files.readString(TABLE))
                        .results()
                        .map(id -> id.group(1))
                        .toList();
        assertThat(quoted).isNotEmpty().isSubsetOf(known);
    }

    private static List<String> named(List<OlderTest> tests) {
        return tests.stream()
                .map(test -> test + " | " + String.join(", ", test.criteria()))
                .toList();
    }

    /** The rows of the table of tests, as {@link #named} writes them. */
    private static List<String> tabled(String text) {
        Pattern row = Pattern.compile("\\| (.+?) \\| ([A-Z]+-\\d+[^|]*?) \\| \\d+ \\|.*");
        List<String> rows = new ArrayList<>();
        String suite = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("| **")) {
                suite = line.substring(4, line.indexOf("**", 4));
            }
            for (MatchResult found : row.matcher(line).results().toList()) {
                rows.add("%s: %s | %s".formatted(suite, found.group(1), found.group(2)));
            }
        }
        return rows;
    }
}
