package dev.touchstone.livingdoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.livingdoc.conformance.Conformance;
import dev.touchstone.livingdoc.conformance.UnusableRuns;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunFacts.Fact;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored messages of real runs, side by side. */
class RouterMatrixTest {
    private static final String HOSTILE =
            "<script>alert(1)</script> \"&amp; sk-live1234567890 \u202e";

    @TempDir private Path folder;
    private Path sample;
    private Path sound;

    @BeforeEach
    void runs() throws IOException {
        sample = run("sample", "Router <one>", "remote", messages("sample.ndjson"));
        sound = run("sound", "Router two", "embedded", messages("sound.ndjson"));
    }

    private static byte[] messages(String name) throws IOException {
        return SampleReport.messages(name);
    }

    private Path run(String name, String router, String stack, byte[] messages) throws IOException {
        Path run = folder.resolve(name);
        new RunFacts(
                        List.of(
                                new Fact("Router", router),
                                new Fact("Router version", "1.2"),
                                new Fact("Stack", stack),
                                new Fact("Commit", "a1a18f5")),
                        null,
                        List.of())
                .write(run);
        Files.write(run.resolve(LivingDocumentation.MESSAGES), messages);
        return run;
    }

    private Conformance write(Path... runs) throws IOException {
        return RouterMatrix.write(List.of(runs), SampleReport.CATALOGUE, folder.resolve("out"));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("out/matrix.html"));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/matrix.json").toFile());
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void every_cell_is_the_verdict_of_the_routers_own_report() throws IOException {
        write(sample, sound);
        for (int column = 0; column < 2; column++) {
            Report own =
                    ReportReader.read(List.of(sample, sound).get(column), SampleReport.CATALOGUE);
            List<String> expected =
                    own.capabilities().stream()
                            .flatMap(area -> area.criteria().stream())
                            .map(
                                    one ->
                                            one.criterion().id()
                                                    + one.verdict().verdict().word()
                                                    + one.verdict().reason())
                            .toList();
            List<String> told = new ArrayList<>();
            for (JsonNode criterion : json().get("criteria")) {
                JsonNode cell = criterion.get("verdicts").get(column);
                told.add(
                        criterion.get("id").asText()
                                + cell.get("verdict").asText()
                                + cell.get("reason").asText());
            }
            assertThat(told).isEqualTo(expected).hasSize(17);
            assertThat(json().get("routers").get(column).get("profile").asText())
                    .isEqualTo(own.profile().word());
        }
    }

    @Test
    void the_sums_of_a_router_are_those_of_its_cells() throws IOException {
        write(sample, sound);
        JsonNode router = json().get("routers").get(0);
        for (String level : List.of("core", "ext")) {
            for (Verdict verdict : Verdict.values()) {
                long cells = 0;
                for (JsonNode criterion : json().get("criteria")) {
                    boolean here = criterion.get("level").asText().equals(level);
                    JsonNode cell = criterion.get("verdicts").get(0).get("verdict");
                    cells += here && cell.asText().equals(verdict.word()) ? 1 : 0;
                }
                assertThat(router.get("levels").get(level).get(verdict.word()).asLong())
                        .as("%s %s", level, verdict)
                        .isEqualTo(cells);
            }
        }
        assertThat(page()).contains("Core: <b>3</b> of 11 met", "Extended: <b>0</b> of 6 met");
    }

    @Test
    void the_json_keeps_its_schema() throws IOException {
        write(sample, sound);
        SchemaFile schema = new SchemaFile("matrix.schema.json");
        JsonNode tree = json();
        assertThat(schema.departures(tree)).isEmpty();
        ((ObjectNode) tree.get("criteria").get(0).get("verdicts").get(0)).put("verdict", "fine");
        assertThat(schema.departures(tree)).hasSize(1);
    }

    @Test
    void every_verdict_is_told_by_sign_and_word_and_leads_to_its_reason() throws IOException {
        write(sample, sound);
        String page = page();
        for (Verdict verdict : Verdict.values()) {
            assertThat(page)
                    .containsPattern(
                            "<a class=\"verdict-cell[^>]*><span aria-hidden=\"true\">%s</span> <span>%s</span></a>"
                                    .formatted(Pattern.quote(verdict.sign()), verdict.word()));
        }
        List<String> ids = all(" id=\"([^\"]*)\"", page);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(all("class=\"verdict-cell[^>]*href=\"#([^\"]*)\"", page)).hasSize(34);
        assertThat(ids).containsAll(all("href=\"#([^\"]*)\"", page));
        assertThat(page)
                .contains("id=\"CHAT-2/router-one-remote\"")
                .contains("17 to be less than or equal to: 16")
                .contains("the router offers no ledger: it has no database")
                .contains("<span class=\"brief\">proven by 2</span>")
                .contains("Proven by 1 defect; 1 of 2 scenarios is unproven");
    }

    @Test
    void core_comes_before_extended() throws IOException {
        write(sample, sound);
        List<String> rows = all("<a class=\"id\" href=\"#([A-Z]+-\\d+)\"", page());
        assertThat(rows)
                .hasSize(17)
                .startsWith("CHAT-1", "CHAT-2", "CHAT-3", "CHAT-4", "STREAM-1")
                .endsWith("AUTH-2", "AUTH-3");
        assertThat(rows.indexOf("AUTH-1")).isEqualTo(10);
        assertThat(rows.indexOf("CHAT-5")).isEqualTo(11);
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        write(sample, sound);
        String page = page();
        String json = json().toString();
        Files.delete(folder.resolve("out/matrix.html"));
        write(sample, sound);
        assertThat(page()).isEqualTo(page);
        assertThat(json().toString()).isEqualTo(json);
        assertThat(page).doesNotContain(folder.toString());
    }

    @Test
    void the_page_needs_neither_a_network_nor_a_script() throws IOException {
        write(sample, sound);
        assertThat(page())
                .contains("default-src 'none'")
                .doesNotContain("<script", "src=", "href=\"http", "@import", "url(", "script-src");
    }

    @Test
    void a_folder_without_messages_is_named_with_the_setting() {
        Path empty = folder.resolve("empty");
        assertThatExceptionOfType(UnusableRuns.class)
                .isThrownBy(() -> write(sample, empty))
                .withMessage(
                        "%s: expected the reports folder of a run, with its messages.ndjson, got none; change -Dmatrix.runs=FOLDER,FOLDER,..."
                                .formatted(empty));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void without_a_run_there_is_no_matrix() {
        assertThatExceptionOfType(UnusableRuns.class)
                .isThrownBy(this::write)
                .withMessageContaining(
                        "expected the reports folders of one or more runs, got none");
    }

    @Test
    void two_runs_of_one_router_are_refused_by_their_folders() throws IOException {
        Path again = run("again", "Router two", "embedded", messages("sound.ndjson"));
        assertThatExceptionOfType(UnusableRuns.class)
                .isThrownBy(() -> write(sound, sample, again))
                .withMessage(
                        "expected one run for each router, got two of “Router two”: %s and %s; leave one of them out"
                                .formatted(sound, again));
    }

    @Test
    void the_same_router_on_two_stacks_is_two_columns() throws IOException {
        Path remote = run("remote", "Router two", "remote", messages("sound.ndjson"));
        assertThat(write(sound, remote).routers())
                .extracting(Conformance.Column::key)
                .containsExactly("router-two-embedded", "router-two-remote");
    }

    @Test
    void names_that_differ_by_signs_only_keep_their_own_links() throws IOException {
        Path other = run("other", "Router: two", "embedded", messages("sample.ndjson"));
        assertThat(write(sound, other).routers())
                .extracting(Conformance.Column::key)
                .containsExactly("router-two-embedded", "router-two-embedded~2");
        assertThat(all(" id=\"([^\"]*)\"", page())).doesNotHaveDuplicates();
    }

    @Test
    void a_run_without_its_router_is_refused() throws IOException {
        Files.delete(sample.resolve(RunFacts.FILE));
        assertThatExceptionOfType(UnusableRuns.class)
                .isThrownBy(() -> write(sound, sample))
                .withMessage(
                        "%s: expected a run that knows its router, got one whose run.json names none; run it again"
                                .formatted(sample));
        Files.writeString(sample.resolve(RunFacts.FILE), "{\"facts\":");
        assertThatExceptionOfType(UnusableRuns.class)
                .isThrownBy(() -> write(sound, sample))
                .withMessageContaining("names none (The facts of the run cannot be read: ");
    }

    @Test
    void an_aborted_run_says_so_and_its_profile_is_an_error() throws IOException {
        byte[] whole = messages("sound.ndjson");
        Path cut = run("cut", "Cut", "remote", Arrays.copyOf(whole, whole.length / 2));
        Conformance matrix = write(sound, cut);
        assertThat(matrix.routers().get(1).report().profile()).isEqualTo(Profile.ERROR);
        assertThat(matrix.notes())
                .containsExactly("Cut: the run was aborted; what did not end is not judged");
        assertThat(page()).contains("<li>Cut: the run was aborted");
        assertThat(json().get("routers").get(1).get("aborted").asBoolean()).isTrue();
    }

    @Test
    void a_hostile_name_is_escaped_made_visible_and_masked() throws IOException {
        Path hostile = run("hostile", HOSTILE, "remote", messages("sound.ndjson"));
        write(hostile);
        assertThat(page())
                .doesNotContain("<script", "sk-live", "\u202e")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;amp; sk-•••• ‹U+202E›");
        assertThat(json().toString()).doesNotContain("sk-live", "\u202e");
    }

    @Test
    void what_makes_runs_unequal_is_told() throws IOException {
        new RunFacts(
                        List.of(new Fact("Router", "Other"), new Fact("Commit", "b2b29a6")),
                        "@CHAT",
                        List.of())
                .write(sample);
        assertThat(write(sample, sound).notes())
                .containsExactly(
                        "The runs are of different states of Touchstone: commits a1a18f5, b2b29a6",
                        "Other: only a part of the scenarios ran, selected by @CHAT");
    }
}
