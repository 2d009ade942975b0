package dev.touchstone.livingdoc.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.evidence.SafeText;
import dev.touchstone.livingdoc.run.ScenarioRun.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps and hooks of a stored run, whole and with a fault. */
class StepsReaderTest {

    @TempDir Path folder;
    private StoredRun stored;

    @BeforeEach
    void read_the_sample() throws IOException {
        stored = new StoredRun(folder);
    }

    @Test
    void steps_carry_their_text_and_their_table() throws IOException {
        RunModel run = stored.read(stored.messages());
        assertThat(StoredRun.scenario(run, "chat.feature:11").steps().get(2).docString())
                .contains(new SafeText("What is <b>two</b> & two?", 0));
        assertThat(StoredRun.scenario(run, "chat.feature:18").steps().get(3).table())
                .containsExactly(List.of("prompt", "completion", "total"), List.of("1", "2", "3"));
        StepRun plain = StoredRun.scenario(run, "chat.feature:11").steps().get(1);
        assertThat(plain.docString()).isEmpty();
        assertThat(plain.table()).isEmpty();
        assertThat(plain.duration()).contains(Duration.ofNanos(921_660));
        assertThat(plain.failure()).isEmpty();
    }

    @Test
    void a_failure_carries_type_message_and_trace_without_keys_and_without_the_projects_place()
            throws IOException {
        StepRun failed =
                StoredRun.scenario(stored.read(stored.messages()), "chat.feature:27")
                        .steps()
                        .get(3);
        String message =
                "[tokens of the answer, limit 16, key sk-••••] \nExpecting actual:\n  17\nto be less than or equal to:\n  16 ";
        assertThat(failed.status()).isEqualTo(StepStatus.FAILED);
        assertThat(failed.failure())
                .contains(
                        new StepRun.Failure(
                                "java.lang.AssertionError",
                                message,
                                "java.lang.AssertionError: "
                                        + message
                                        + "\n\tat dev.touchstone.livingdoc.sample.steps.SampleSteps.theAnswerHasAtMost(SampleSteps.java:84)"
                                        + "\n\tat ✽.the answer has at most 16 tokens(features/chat.feature:29)\n"));
    }

    @Test
    void a_failure_without_an_exception_keeps_its_message() throws IOException {
        RunModel run =
                stored.read(
                        stored.changed(
                                "\"status\":\"UNDEFINED\"",
                                "\"status\":\"FAILED\",\"message\":\"gone\""));
        assertThat(StoredRun.scenario(run, "chat.feature:35").steps().get(2).failure())
                .contains(new StepRun.Failure("", "gone", ""));
    }

    @Test
    void what_an_exception_says_goes_before_what_cucumber_says() throws IOException {
        RunModel run =
                stored.read(
                        stored.changed(
                                "\"status\":\"UNDEFINED\"",
                                "\"status\":\"FAILED\",\"message\":\"gone\",\"exception\":{\"type\":\"x.Gone\",\"message\":\"no pool\"}"));
        assertThat(StoredRun.scenario(run, "chat.feature:35").steps().get(2).failure())
                .contains(new StepRun.Failure("x.Gone", "no pool", ""));
    }

    @Test
    void a_failure_without_a_message_keeps_its_exception() throws IOException {
        RunModel run =
                stored.read(
                        stored.changed(
                                "\"status\":\"UNDEFINED\"",
                                "\"status\":\"FAILED\",\"exception\":{\"type\":\"x.Gone\"}"));
        assertThat(StoredRun.scenario(run, "chat.feature:35").steps().get(2).failure())
                .contains(new StepRun.Failure("x.Gone", "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, passed",
        "FAILED, failed",
        "SKIPPED, skipped",
        "PENDING, pending",
        "UNDEFINED, undefined",
        "AMBIGUOUS, ambiguous",
        "UNKNOWN, unknown",
    })
    void each_status_of_a_step_is_told_in_its_word(String status, String word) throws IOException {
        RunModel run =
                stored.read(
                        stored.changed(
                                "\"status\":\"UNDEFINED\"", "\"status\":\"" + status + "\""));
        assertThat(StoredRun.scenario(run, "chat.feature:35").steps().get(2).status().word())
                .isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE_TEST_CASE, Before",
        "AFTER_TEST_CASE, After",
        "BEFORE_TEST_STEP, Before step",
        "AFTER_TEST_STEP, After step",
        "AFTER_TEST_RUN, Hook",
    })
    void each_kind_of_hook_has_its_word(String type, String word) throws IOException {
        RunModel run = stored.read(stored.changed("\"AFTER_TEST_CASE\"", "\"" + type + "\""));
        StepRun hook = StoredRun.scenario(run, "ledger.feature:20").steps().get(2);
        assertThat(hook.kind()).isEqualTo(StepRun.Kind.HOOK);
        assertThat(hook.keyword()).isEqualTo(word);
        assertThat(hook.text()).isEqualTo("SampleSteps.leavesNoTrace");
    }

    @Test
    void a_hook_without_a_method_or_a_kind_is_shown_all_the_same() throws IOException {
        String hook =
                stored.messages()
                        .lines()
                        .filter(line -> line.contains("\"leavesNoTrace\",\"methodParameterTypes\""))
                        .findFirst()
                        .orElseThrow();
        String id = hook.substring(hook.indexOf("\"id\":") + 6, hook.indexOf("\",\"source"));
        RunModel run =
                stored.read(
                        stored.changed(
                                hook, "{\"hook\":{\"id\":\"" + id + "\",\"sourceReference\":{}}}"));
        StepRun shown = StoredRun.scenario(run, "ledger.feature:20").steps().get(2);
        assertThat(shown.keyword()).isEqualTo("Hook");
        assertThat(shown.text()).isEmpty();
        assertThat(shown.status()).isEqualTo(StepStatus.FAILED);
    }

    @Test
    void where_the_run_ends_in_a_step_that_is_unfinished_and_the_rest_was_never_reached()
            throws IOException {
        int step =
                stored.messages()
                        .indexOf(
                                "{\"testStepFinished\"",
                                stored.messages().indexOf("{\"testCaseStarted\""));
        RunModel run =
                stored.read(
                        stored.messages()
                                .substring(
                                        0,
                                        stored.messages()
                                                .indexOf("{\"testStepFinished\"", step + 1)));
        assertThat(run.finished()).isFalse();
        ScenarioRun cut = StoredRun.scenario(run, "auth.feature:4");
        assertThat(cut.progress()).isEqualTo(Progress.UNFINISHED);
        assertThat(cut.duration()).isEmpty();
        assertThat(StoredRun.steps(cut))
                .containsExactly(
                        "HOOK Before SampleSteps.remember: passed",
                        "STEP Given Ada is an operator of a tenant: unfinished");
        assertThat(cut.steps().get(1).duration()).isEmpty();
        RunModel before = stored.read(stored.messages().substring(0, step));
        assertThat(StoredRun.steps(StoredRun.scenario(before, "auth.feature:4")))
                .containsExactly(
                        "HOOK Before SampleSteps.remember: unfinished",
                        "STEP Given Ada is an operator of a tenant: not run");
        assertThat(run.lastSign()).contains(Instant.ofEpochSecond(1795228823L, 663_625_130));
    }

    @Test
    void attachments_stand_below_the_step_that_made_them() throws IOException {
        ScenarioRun scenario =
                StoredRun.scenario(stored.read(stored.messages()), "auth.feature:10");
        assertThat(scenario.steps().get(1).evidence()).isEmpty();
        assertThat(scenario.steps().get(2).evidence())
                .extracting(Evidence::title)
                .containsExactly("note", "facts", "broken exchange", "binary");
        assertThat(scenario.steps().get(2).evidence().get(3))
                .isEqualTo(
                        new Evidence.Unreadable(
                                "binary",
                                "application/octet-stream",
                                "this kind of attachment is not shown",
                                3));
        assertThat(scenario.steps().get(3).evidence().get(0))
                .isEqualTo(
                        new Evidence.Note(
                                "<script>alert('name')</script>",
                                "text/plain",
                                new SafeText("half a character: \uFFFD ", 0)));
    }

    @Test
    void an_attachment_that_is_no_base64_is_told_with_its_size() throws IOException {
        RunModel run = stored.read(stored.changed("\"body\":\"AQID\"", "\"body\":\"!AQID\""));
        assertThat(StoredRun.scenario(run, "auth.feature:10").steps().get(2).evidence().get(3))
                .isEqualTo(
                        new Evidence.Unreadable(
                                "binary", "application/octet-stream", "it is not Base64", 5));
    }
}
