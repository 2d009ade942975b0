package dev.touchstone.sabotage.matrix;

import static dev.touchstone.sabotage.matrix.Sample.CUT;
import static dev.touchstone.sabotage.matrix.Sample.LONG;
import static dev.touchstone.sabotage.matrix.Sample.MARKER;
import static dev.touchstone.sabotage.matrix.Sample.SHORT;
import static dev.touchstone.sabotage.matrix.Sample.TODAY;
import static dev.touchstone.sabotage.matrix.Sample.defect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.sabotage.Exemption;
import dev.touchstone.sabotage.matrix.Cell.State;
import dev.touchstone.sabotage.matrix.MatrixReport.Totals;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixReportTest {

    private static final String EVIL = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    /** One of each: killed, survived, found for the wrong reason, collateral, allowed. */
    private static Sample sample() {
        return new Sample()
                .with(defect("one-more", Set.of("CHAT-1"), Map.of("CHAT-2", "same sum")))
                .with(defect("not-seen", Set.of("CHAT-2"), Map.of()))
                .with(defect("too-early", Set.of("STREAM-1"), Map.of()))
                .ended("one-more", SHORT, Outcome.RED)
                .ended("one-more", LONG, Outcome.RED)
                .ended("one-more", CUT, Outcome.RED)
                .ended("not-seen", CUT, Outcome.GREEN)
                .ended("not-seen", MARKER, Outcome.RED)
                .ended("too-early", MARKER, Outcome.EARLY);
    }

    @Test
    void defects_scenarios_and_criteria_are_counted() {
        assertThat(sample().report().totals())
                .isEqualTo(new Totals(3, 1, 2, 1, 1, 6, 4, 2, 2, 0, 17, 14));
    }

    @Test
    void of_what_a_defect_did_to_a_criterion_the_worst_is_shown() {
        KillMatrix matrix = sample().matrix();
        assertThat(Cell.of(matrix.verdicts().get(0)))
                .isEqualTo(
                        Map.of(
                                "CHAT-1", new Cell(State.KILLED, 2),
                                "CHAT-2", new Cell(State.ALLOWED, 1)));
        assertThat(Cell.of(matrix.verdicts().get(1)))
                .isEqualTo(
                        Map.of(
                                "CHAT-2", new Cell(State.SURVIVED, 0),
                                "STREAM-1", new Cell(State.COLLATERAL, 1)));
        assertThat(Cell.of(matrix.verdicts().get(2)))
                .isEqualTo(Map.of("STREAM-1", new Cell(State.WRONG_REASON, 1)));
    }

    @Test
    void unproven_scenarios_are_findings_unless_only_some_defects_were_tried() {
        String finding =
                "chat.feature:100 (CHAT-2) \"A long answer is cut\" is unproven: no defect turns it red";
        assertThat(sample().report().findings()).contains(finding).hasSize(6);
        assertThat(sample().report("quick", Optional.of("one-.*")).findings()).hasSize(4);
    }

    @Test
    void without_any_defect_only_false_alarms_are_findings() {
        MatrixReport healthy = new Sample().healthy(SHORT, Outcome.RED).report();
        assertThat(healthy.findings()).hasSize(1);
        assertThat(MatrixPage.of(healthy))
                .contains("<h1>4 scenarios without a defect</h1>")
                .contains("red although nothing is wrong");
        assertThat(new Sample().healthy(SHORT, Outcome.GREEN).report().findings()).isEmpty();
    }

    @Test
    void the_page_shows_every_state_and_names_it() {
        String page = MatrixPage.of(sample().report());
        assertThat(page)
                .contains("<h1>1 of 3 defects found as stated</h1>")
                .contains(
                        "<td class=\"met first\" title=\"one-more, CHAT-1: must break it, and did (scenarios: 2)\"><b>✓</b>2</td>")
                .contains(
                        "<td class=\"unchecked\" title=\"one-more, CHAT-2: may break it, and did (scenarios: 1)\"><b>~</b>1</td>")
                .contains(
                        "<td class=\"broken solid\" title=\"not-seen, CHAT-2: must break it, and survived (scenarios: 0)\"><b>✗</b>0</td>")
                .contains(
                        "<td class=\"unsupported solid first\" title=\"not-seen, STREAM-1: broke it, and may not (scenarios: 1)\"><b>+</b>1</td>")
                .contains(
                        "<td class=\"error solid first\" title=\"too-early, STREAM-1: found for the wrong reason (scenarios: 1)\"><b>!</b>1</td>")
                .contains(
                        "<details class=\"scenario met\">",
                        "<details class=\"scenario broken\" open>")
                .contains("2 of 4 scenarios are proven")
                .contains("may break <a href=\"#s-CHAT-2\">CHAT-2</a>: same sum")
                .contains("<b>Then it is right</b> expected 1, got 2")
                .contains("proven by 1 defect<", "unproven</span>", " bare\">0</td>");
        assertThat(MatrixPage.of(sample().report("quick", Optional.of("one-.*"))))
                .contains("<dt>Only defects</dt><dd>one-.*</dd>")
                .contains("nothing is said of what is unproven")
                .doesNotContain("> unproven</span>", " bare\">0</td>");
    }

    @Test
    void the_page_needs_no_network_and_no_script() {
        assertThat(MatrixPage.of(sample().report()))
                .contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .doesNotContain("<script", "src=\"http", "href=\"http", "@import", "url(");
    }

    @Test
    void hostile_texts_stay_texts() throws IOException {
        Sample hostile =
                new Sample()
                        .with(
                                defect(
                                        "one-more",
                                        EVIL,
                                        Set.of("CHAT-1"),
                                        Map.of("CHAT-2", EVIL),
                                        URI.create("javascript:alert(1)")))
                        .with(new Scenario("evil.feature:1", EVIL, "CHAT-1"))
                        .with(new Exemption(null, null, EVIL, EVIL, TODAY))
                        .with(
                                new TrialResult(
                                        "one-more",
                                        "evil.feature:1",
                                        Outcome.RED,
                                        EVIL,
                                        EVIL + "\u0000\n",
                                        Set.of(),
                                        Set.of(),
                                        1));
        assertThat(MatrixPage.of(hostile.report("quick", Optional.of(EVIL))))
                .doesNotContain("<script", "<img", "href=\"javascript")
                .contains("&lt;script&gt;", "javascript:alert(1)");
        JsonNode json = new ObjectMapper().readTree(MatrixJson.of(hostile.report()));
        assertThat(json.at("/defects/0/says").asText()).isEqualTo(EVIL);
        assertThat(json.at("/defects/0/kills/0/message").asText()).isEqualTo(EVIL + "\u0000\n");
        assertThat(
                        new ObjectMapper()
                                .readTree(Proven.by(hostile.matrix()).json())
                                .at("/defects/one-more")
                                .asText())
                .isEqualTo(EVIL);
    }

    @Test
    void a_bug_is_a_link_where_a_browser_may_go_there() {
        Sample sample =
                new Sample()
                        .with(
                                defect(
                                        "one-more",
                                        "One more",
                                        Set.of("CHAT-1"),
                                        Map.of(),
                                        URI.create("https://example.org/7")));
        assertThat(MatrixPage.of(sample.report()))
                .contains("<a href=\"https://example.org/7\">https://example.org/7</a>");
    }

    @Test
    void the_json_says_the_same_as_the_page() throws IOException {
        Sample sample = sample().with(new Exemption("not-seen", "CHAT-2", null, "known", TODAY));
        JsonNode json = new ObjectMapper().readTree(MatrixJson.of(sample.report()));
        assertThat(json.at("/form").asText()).isEqualTo("quick");
        assertThat(json.at("/date").asText()).isEqualTo("2030-03-01");
        assertThat(json.at("/only").isNull()).isTrue();
        assertThat(json.at("/totals/wrong_reason").asInt()).isEqualTo(1);
        assertThat(json.at("/totals/unproven").asInt()).isEqualTo(2);
        assertThat(json.at("/findings")).hasSameSizeAs(sample.report().findings());
        assertThat(json.at("/unproven").toString())
                .isEqualTo("[\"chat.feature:100\",\"stream.feature:3\"]");
        assertThat(json.at("/scenarios/0/proven_by/0").asText()).isEqualTo("one-more");
        assertThat(json.at("/exceptions/0/of").asText()).isEqualTo("not-seen and CHAT-2");
        assertThat(json.at("/defects/2/wrong_reasons/0/scenario").asText()).isEqualTo(MARKER);
    }

    @Test
    void what_is_proven_is_told_by_file_criterion_and_name() {
        assertThat(Proven.by(sample().matrix()).json())
                .isEqualTo(
                        """
                        {
                          "defects" : {
                            "one-more" : "It is wrong: one-more"
                          },
                          "scenarios" : {
                            "chat.feature" : {
                              "CHAT-1" : {
                                "A long answer" : [ "one-more" ],
                                "A short answer" : [ "one-more" ]
                              }
                            }
                          }
                        }
                        """);
    }

    @Test
    void two_scenarios_of_one_name_cannot_be_told_apart() {
        Sample twice = sample().with(new Scenario("chat.feature:30", "A short answer", "CHAT-1"));
        assertThatThrownBy(() -> Proven.by(twice.matrix()).json())
                .hasMessage(
                        "expected one scenario \"A short answer\" of CHAT-1 in chat.feature, got"
                                + " two; give them names apart");
        Sample elsewhere = sample().with(new Scenario("b.feature:30", "A short answer", "CHAT-1"));
        assertThat(Proven.by(elsewhere.matrix()).json()).doesNotContain("b.feature");
    }

    @Test
    void only_a_run_of_all_defects_says_what_is_proven(@TempDir Path folder) throws IOException {
        Path features = Files.createDirectory(folder.resolve("features"));
        MatrixFiles.write(
                sample().report("quick", Optional.of("one-.*")), folder.resolve("out"), features);
        MatrixFiles.write(
                new Sample().healthy(SHORT, Outcome.GREEN).report(),
                folder.resolve("out"),
                features);
        assertThat(features).isEmptyDirectory();
        assertThat(folder.resolve("out/kill-matrix.json")).exists();
        assertThat(folder.resolve("out/kill-matrix.html")).exists();
        MatrixFiles.write(sample().report(), folder.resolve("out"), features);
        assertThat(features.resolve("proven.json")).exists();
    }
}
