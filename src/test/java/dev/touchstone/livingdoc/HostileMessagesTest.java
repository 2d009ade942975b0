package dev.touchstone.livingdoc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that carry too much, or what nobody expected. */
class HostileMessagesTest {
    private static final String ATTACHMENT = "{\"attachment\":{\"body\":\"Ada's call";
    @TempDir Path folder;
    private SampleReport sample;
    private String messages;

    @BeforeEach
    void read_the_sample() throws IOException {
        sample = new SampleReport(folder);
        messages = new String(SampleReport.messages("sample.ndjson"), StandardCharsets.UTF_8);
        assertThat(messages).contains(ATTACHMENT);
    }

    private Report render(String changed) throws IOException {
        return sample.render(changed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_attachment_of_megabytes_is_cut_and_the_page_stays_small() throws IOException {
        Report report = render(messages.replace(ATTACHMENT, ATTACHMENT + "x".repeat(5_000_000)));
        assertThat(report.notes()).isEmpty();
        assertThat(sample.read("index.html"))
                .contains("bytes cut; at most 16 KiB are shown")
                .hasSizeLessThan(200_000);
    }

    @Test
    void an_attachment_too_large_to_be_read_costs_itself_and_no_verdict() throws IOException {
        Report whole = render(messages);
        Report report = render(messages.replace(ATTACHMENT, ATTACHMENT + "x".repeat(25_000_000)));
        assertThat(report.notes())
                .singleElement()
                .asString()
                .matches("The attachment in message \\d+ cannot be read");
        assertThat(report.problems()).isEmpty();
        assertThat(report.levels()).isEqualTo(whole.levels());
    }

    @Test
    void half_a_character_in_the_messages_is_no_end() throws IOException {
        byte[] bytes = messages.getBytes(StandardCharsets.UTF_8);
        bytes[messages.indexOf("Ada's call") + 1] = (byte) 0xC3;
        Report report = sample.render(bytes);
        assertThat(report.problems()).isEmpty();
        assertThat(sample.read("index.html")).contains("A\uFFFDa");
    }

    @Test
    void a_message_of_a_later_cucumber_is_passed_over() throws IOException {
        Report report = render("{\"later\":{\"x\":1}}\n" + messages);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void a_failing_hook_of_the_run_is_a_failing_harness_and_told_once() throws IOException {
        String hook =
                "{\"testRunHookStarted\":{\"id\":\"h\",\"testRunStartedId\":\"r\",\"hookId\":\"k\",\"timestamp\":{\"seconds\":1,\"nanos\":0}}}\n"
                        + "{\"testRunHookFinished\":{\"testRunHookStartedId\":\"h\",\"result\":{\"duration\":{\"seconds\":0,\"nanos\":1},\"message\":\"no stack\",\"status\":\"FAILED\"},\"timestamp\":{\"seconds\":1,\"nanos\":1}}}\n";
        int end = messages.indexOf("{\"testRunFinished\"");
        Report report = render(messages.substring(0, end) + hook + messages.substring(end));
        assertThat(report.problems()).containsExactly("A hook of the run failed: no stack");
        assertThat(report.profile()).isEqualTo(Profile.ERROR);
        assertThat(report.levels().get(0).criteria().toString()).contains("MET=[CHAT-1, STREAM-1");
        assertThat(sample.read("index.html")).contains("The harness reports");
        assertThat(sample.read("junit.xml")).contains("A hook of the run failed: no stack");
    }

    @Test
    void a_rule_of_an_unknown_criterion_is_told_with_the_nearest() throws IOException {
        Report report = render(messages.replace("@CHAT-6", "@CHATT-6"));
        assertThat(report.notes())
                .containsExactly(
                        "The rule “A known task type is accepted” names no criterion of the catalogue; did you mean @CHAT-6?");
    }
}
