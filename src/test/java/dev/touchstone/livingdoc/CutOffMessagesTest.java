package dev.touchstone.livingdoc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed run leaves behind: messages that end anywhere. */
class CutOffMessagesTest {
    @TempDir Path folder;

    private static Map<String, CriterionReport> criteria(Report report) {
        return report.capabilities().stream()
                .flatMap(area -> area.criteria().stream())
                .collect(Collectors.toMap(one -> one.criterion().id(), one -> one));
    }

    @Test
    void wherever_the_messages_end_nothing_unfinished_is_green() throws Exception {
        byte[] messages = SampleReport.messages("sample.ndjson");
        SampleReport sample = new SampleReport(folder);
        Map<String, CriterionReport> whole = criteria(sample.render(messages));
        for (int length = 0; length < messages.length - 2; length += 500) {
            Report cut = sample.render(Arrays.copyOf(messages, length));
            assertThat(cut.aborted()).as("cut at %d", length).isTrue();
            assertThat(cut.profile()).as("cut at %d", length).isEqualTo(Profile.ERROR);
            criteria(cut).values().stream()
                    .filter(one -> one.verdict().verdict() == Verdict.MET)
                    .forEach(
                            one -> {
                                CriterionReport full = whole.get(one.criterion().id());
                                assertThat(full.verdict().verdict()).isEqualTo(Verdict.MET);
                                assertThat(one.scenarios()).hasSameSizeAs(full.scenarios());
                            });
            criteria(cut).values().stream()
                    .flatMap(one -> one.scenarios().stream())
                    .filter(one -> one.verdict().outcome() == Outcome.PASSED)
                    .forEach(
                            one ->
                                    assertThat(one.run().progress())
                                            .isEqualTo(ScenarioRun.Progress.FINISHED));
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("junit.xml").toFile());
        }
    }

    @Test
    void the_scenario_in_the_middle_is_an_error_and_the_rest_is_not_checked() throws IOException {
        String messages =
                new String(SampleReport.messages("sample.ndjson"), StandardCharsets.UTF_8);
        // Killed in the first step of the second scenario of CHAT-1.
        int chat = messages.indexOf("features/chat.feature");
        int first = messages.indexOf("{\"testCaseFinished\"", chat);
        int second = messages.indexOf("{\"testStepFinished\"", first);
        SampleReport sample = new SampleReport(folder);
        Report report =
                sample.render(messages.substring(0, second).getBytes(StandardCharsets.UTF_8));
        Map<String, CriterionReport> criteria = criteria(report);
        assertThat(criteria.get("CHAT-1").verdict().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(criteria.get("CHAT-1").verdict().reason())
                .startsWith(
                        "1 of 2 are not judged: “The answer names its tokens”: the run was aborted in: ");
        assertThat(criteria.get("CHAT-2").verdict().reason())
                .isEqualTo("its scenario is not run: the run was aborted before it started");
        assertThat(criteria.get("STREAM-1").verdict().reason()).isEqualTo("the run was aborted");
        assertThat(criteria.get("AUTH-1").verdict().verdict()).isEqualTo(Verdict.MET);
        assertThat(report.summary())
                .isEqualTo(
                        "The run was aborted after 4 scenarios had begun; what did not end is not judged.");
        assertThat(sample.read("index.html")).contains("This run was aborted.");
        assertThat(sample.read("junit.xml")).contains("the run was aborted in: ");
    }

    @Test
    void a_broken_line_in_the_middle_is_told_and_never_green() throws IOException {
        String messages =
                new String(SampleReport.messages("sample.ndjson"), StandardCharsets.UTF_8);
        int orphan = messages.indexOf("{\"testCaseFinished\"");
        int finished = messages.indexOf("{\"testCaseFinished\"", orphan + 1);
        String broken = messages.substring(0, finished) + "{" + messages.substring(finished + 2);
        Report report = new SampleReport(folder).render(broken.getBytes(StandardCharsets.UTF_8));
        assertThat(report.problems())
                .singleElement()
                .asString()
                .matches("Message \\d+ cannot be read and is left out");
        assertThat(report.profile()).isEqualTo(Profile.ERROR);
        assertThat(criteria(report).get("AUTH-1").verdict().verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    void a_run_whose_first_hook_failed_is_a_failing_harness() throws IOException {
        Report report = new SampleReport(folder).render(SampleReport.messages("before-all.ndjson"));
        assertThat(report.problems())
                .containsExactly(
                        "The run failed: java.lang.IllegalStateException: The database did not start within 60 s");
        assertThat(report.profile()).isEqualTo(Profile.ERROR);
        assertThat(report.ranAnything()).isFalse();
        assertThat(report.aborted()).isFalse();
        assertThat(criteria(report).get("CHAT-1").verdict().reason())
                .isEqualTo("the harness failed before its scenarios were read");
    }
}
