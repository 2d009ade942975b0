package dev.touchstone.livingdoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The stored messages of a real run, which {@code SampleRun} makes, in every format. */
class GoldenReportTest {
    @TempDir static Path folder;
    private static SampleReport sample;
    private static Report report;

    @BeforeAll
    static void render() throws IOException {
        sample = new SampleReport(folder);
        report = sample.render(SampleReport.messages("sample.ndjson"));
    }

    @Test
    void each_criterion_has_the_verdict_of_its_scenarios() {
        Map<String, String> verdicts = new TreeMap<>();
        report.capabilities()
                .forEach(
                        area ->
                                area.criteria()
                                        .forEach(
                                                one ->
                                                        verdicts.put(
                                                                one.criterion().id(),
                                                                one.verdict().verdict().word()
                                                                        + ": "
                                                                        + one.verdict().reason())));
        assertThat(verdicts)
                .containsEntry("CHAT-1", "met: all 2 scenarios passed")
                .containsEntry(
                        "CHAT-2",
                        "broken: its scenario failed: [tokens of the answer, limit 16, key sk-••••] Expecting actual: 17 to be less than or equal to: 16")
                .containsEntry(
                        "CHAT-3",
                        "error: its scenario is not judged: no step is defined for: When she asks a model that nobody has heard of")
                .containsEntry(
                        "CHAT-4",
                        "error: its scenario is not judged: IllegalStateException: connection pool exhausted")
                .containsEntry(
                        "CHAT-5",
                        "error: its scenario is not judged: pending: waiting for the fonts")
                .containsEntry(
                        "CHAT-6",
                        "error: its scenario is not judged: more than one step is defined for: When the sentence is ambiguous")
                .containsEntry("STREAM-1", "met: all 2 scenarios passed")
                .containsEntry(
                        "STREAM-2",
                        "error: has no scenario although the catalogue does not list it as open")
                .containsEntry(
                        "STREAM-3",
                        "not checked: its scenario is not run: not selected in this run")
                .containsEntry(
                        "STREAM-4", "not checked: 1 of 2 are not run: not selected in this run")
                .containsEntry("STREAM-5", "error: its scenario is not judged: it has no steps")
                .containsEntry(
                        "LEDGER-1",
                        "not supported: 1 of 2 are not supported: the router offers no ledger: it has no database")
                .containsEntry(
                        "LEDGER-2",
                        "broken: its scenario failed: [entries in the ledger after a refusal] expected: 0 but was: 1")
                .containsEntry(
                        "LEDGER-3",
                        "error: its scenario is not judged: Before hook: IllegalStateException: no tenant could be made: connection refused")
                .containsEntry("AUTH-1", "met: its scenario passed")
                .containsEntry("AUTH-2", "not checked: No scenario yet")
                .containsEntry(
                        "AUTH-3",
                        "error: has no scenario although the catalogue does not list it as open")
                .hasSize(17);
        assertThat(report.profile()).isEqualTo(Profile.ERROR);
        assertThat(report.ranAnything()).isTrue();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void index_json_is_what_it_was() throws IOException {
        Path golden = SampleReport.RESOURCES.resolve("sample-index.json");
        Path now = Path.of("target", "sample-index.json");
        Files.writeString(now, sample.read("index.json"));
        assertThat(sample.read("index.json"))
                .as("the golden file; when the change is meant, copy %s to %s", now, golden)
                .isEqualTo(Files.readString(golden));
    }

    @Test
    void index_json_keeps_its_schema() throws IOException {
        ObjectMapper json = new ObjectMapper();
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs/index.schema.json")));
        assertThat(schema.validate(json.readTree(sample.read("index.json")))).isEmpty();
        assertThat(
                        schema.validate(
                                json.readTree(
                                        sample.read("index.json")
                                                .replace("\"broken: ", "\"")
                                                .replace(
                                                        "\"verdict\":\"broken\"",
                                                        "\"verdict\":\"wrong\""))))
                .isNotEmpty();
    }

    @Test
    void the_page_tells_every_criterion_by_word_sign_and_anchor() throws IOException {
        String page = sample.read("index.html");
        assertThat(page)
                .contains("<html lang=\"en\">", "<h1>Sample &lt;router&gt;</h1>", "<main>")
                .contains("id=\"STREAM-1\" data-verdict=\"met\"")
                .contains("id=\"CHAT-2\" data-verdict=\"broken\"")
                .contains("id=\"CHAT-2/a-long-answer-is-cut\" open>")
                .contains("id=\"STREAM-1/a-short-answer-ends-with-the-done-marker~short-3\">")
                .contains("size short · tokens 3", "size long · tokens 300")
                .contains("A complete stream ends with <code>data: [DONE]</code>, once")
                .contains("This router does not offer it: it has no database")
                .contains("Scenarios without a criterion", "A scenario outside of every rule");
        for (Verdict verdict : Verdict.values()) {
            assertThat(page)
                    .contains(
                            "<span class=\"sign\" aria-hidden=\"true\">"
                                    + verdict.sign()
                                    + "</span><span class=\"word\">"
                                    + verdict.word());
        }
    }

    @Test
    void the_page_shows_what_the_steps_said_and_attached() throws IOException {
        assertThat(sample.read("index.html"))
                .contains("<pre class=\"doc\">What is &lt;b&gt;two&lt;/b&gt; &amp; two?</pre>")
                .contains("<th scope=\"col\">completion</th>", "<td>3</td>")
                .contains("POST /v1/chat/completions → 200 · 12 ms")
                .contains("196 events left out")
                .contains("application/octet-stream, 3 bytes: this kind of attachment is not shown")
                .contains("the exchange is not JSON");
    }

    @Test
    void hostile_output_is_escaped_made_visible_and_masked_in_every_format() throws IOException {
        for (String file : new String[] {"index.html", "index.json", "junit.xml", "summary.md"}) {
            assertThat(sample.read(file))
                    .as(file)
                    .doesNotContain("sk-live", "abcdefgh12345", "eyJhbGci", "\u202e", "\u001b")
                    .doesNotContain("/tmp/", "/project/");
        }
        assertThat(sample.read("index.html"))
                .doesNotContain("<script>alert", "</script></pre>")
                .contains("&lt;script&gt;alert")
                .contains("‹U+0000›‹U+202E›evil‹U+001B›[31m");
    }

    @Test
    void what_is_green_says_how_many_defects_prove_it() throws IOException {
        assertThat(sample.read("index.html"))
                .contains("<dt>Proven</dt><dd>4 of 19 scenarios, by 3 defects</dd>")
                .contains("Proven by 2 defects</summary>")
                .contains("<li>The done marker comes &lt;twice&gt;</li>")
                .contains("Proven by 1 defect; 1 of 2 scenarios is unproven</summary>")
                .contains("<span class=\"word\">passed</span> · proven by 2 ·")
                .contains("<span class=\"word\">passed</span> · unproven ·")
                .doesNotContain("<span class=\"word\">failed</span> · proven");
        assertThat(sample.read("summary.md"))
                .contains("4 of 19 scenarios are proven by 3 defects.");
        assertThat(report.proven()).contains(new Report.Proven(4, 19, 3));
    }

    @Test
    void the_page_needs_no_network() throws IOException {
        assertThat(sample.read("index.html"))
                .contains("default-src 'none'")
                .doesNotContain("src=\"http", "href=\"http", "@import", "url(");
    }

    @Test
    void junit_xml_tells_failures_from_errors() throws Exception {
        Element suite =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(sample.read("junit.xml"))))
                        .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("19");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("6");
        assertThat(suite.getAttribute("skipped")).isEqualTo("3");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(19);
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(6);
    }

    @Test
    void the_summary_tells_counts_and_what_is_not_green() throws IOException {
        assertThat(sample.read("summary.md"))
                .startsWith("## ! Sample &lt;router&gt;: error\n")
                .contains("| Core | 3 | 1 | 1 | 2 | 4 |", "| Extended | 0 | 2 | 0 | 0 | 4 |")
                .contains("- **CHAT-2** (core) An answer never exceeds its token limit: its scen")
                .contains("○ Extended, not checked: STREAM-4, AUTH-2");
    }

    @Test
    void the_same_input_gives_the_same_bytes(@TempDir Path other) throws IOException {
        SampleReport again = new SampleReport(other);
        again.render(SampleReport.messages("sample.ndjson"));
        for (String file : new String[] {"index.html", "index.json", "junit.xml", "summary.md"}) {
            assertThat(again.read(file)).as(file).isEqualTo(sample.read(file));
        }
    }

    @Test
    void every_criterion_of_the_catalogue_is_in_the_report() {
        assertThat(
                        report.capabilities().stream()
                                .flatMap(area -> area.criteria().stream())
                                .map(one -> one.criterion())
                                .map(Criterion::id))
                .hasSize(17)
                .doesNotHaveDuplicates();
    }
}
