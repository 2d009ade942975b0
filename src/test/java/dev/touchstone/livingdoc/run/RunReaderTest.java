package dev.touchstone.livingdoc.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.livingdoc.run.ScenarioRun.Example;
import dev.touchstone.livingdoc.run.ScenarioRun.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored messages of a real run, whole and with a fault, read into records of our own. */
class RunReaderTest {

    private static final String WORKER = "dev.touchstone.livingdoc.sample.SampleRun.main()";
    private static final String RUN_END = "{\"testRunFinished\":";

    @TempDir Path folder;
    private StoredRun stored;

    @BeforeEach
    void read_the_sample() throws IOException {
        stored = new StoredRun(folder);
    }

    @Test
    void a_whole_run_has_a_beginning_an_end_and_nothing_that_failed_outside() throws IOException {
        RunModel run = stored.read(stored.messages());
        assertThat(run.finished()).isTrue();
        assertThat(run.started()).contains(Instant.parse("2026-11-21T02:40:23.534216577Z"));
        assertThat(run.lastSign()).contains(Instant.parse("2026-11-21T02:40:23.775209983Z"));
        assertThat(run.failures()).isEmpty();
        assertThat(run.notes()).isEmpty();
    }

    @Test
    void scenarios_come_by_file_and_line() throws IOException {
        assertThat(stored.read(stored.messages()).scenarios())
                .extracting(one -> one.uri().substring("features/".length()) + ":" + one.line())
                .containsExactly(
                        "auth.feature:4",
                        "auth.feature:10",
                        "chat.feature:11",
                        "chat.feature:18",
                        "chat.feature:27",
                        "chat.feature:35",
                        "chat.feature:42",
                        "chat.feature:49",
                        "chat.feature:55",
                        "ledger.feature:9",
                        "ledger.feature:13",
                        "ledger.feature:20",
                        "ledger.feature:27",
                        "stream.feature:15",
                        "stream.feature:16",
                        "stream.feature:25",
                        "stream.feature:31",
                        "stream.feature:35",
                        "stream.feature:41");
    }

    @Test
    void rules_come_with_their_own_tags_without_the_sign() throws IOException {
        assertThat(stored.read(stored.messages()).rules())
                .contains(
                        new RunModel.RuleSeen(
                                "Without a token every protected door is shut", List.of("AUTH-1")),
                        new RunModel.RuleSeen(
                                "An answer never exceeds its token limit", List.of("CHAT-2")));
    }

    @Test
    void a_row_of_an_outline_is_a_scenario_with_its_cells() throws IOException {
        ScenarioRun row = StoredRun.scenario(stored.read(stored.messages()), "stream.feature:16");
        assertThat(row)
                .isEqualTo(
                        new ScenarioRun(
                                "features/stream.feature",
                                16,
                                "Streaming",
                                "A complete stream ends with `data: [DONE]`, once",
                                "A long answer ends with the done marker",
                                List.of(new Example("size", "long"), new Example("tokens", "300")),
                                List.of("STREAM", "STREAM-1"),
                                Progress.FINISHED,
                                WORKER,
                                Optional.of(Duration.ofNanos(3_072_829)),
                                row.steps()));
        assertThat(StoredRun.steps(row))
                .containsExactly(
                        "HOOK Before SampleSteps.remember: passed",
                        "STEP Given Ada is an operator of a tenant: passed",
                        "STEP When she streams 300 tokens: passed",
                        "STEP Then the stream ends with the done marker: passed");
    }

    @Test
    void a_scenario_outside_of_every_rule_has_none_and_no_cells() throws IOException {
        ScenarioRun scenario = StoredRun.scenario(stored.read(stored.messages()), "auth.feature:4");
        assertThat(scenario.rule()).isEmpty();
        assertThat(scenario.example()).isEmpty();
        assertThat(scenario.feature()).isEqualTo("Authentication");
    }

    @Test
    void a_scenario_that_was_not_selected_has_not_started_and_keeps_its_steps() throws IOException {
        ScenarioRun scenario =
                StoredRun.scenario(stored.read(stored.messages()), "stream.feature:25");
        assertThat(scenario.progress()).isEqualTo(Progress.NOT_STARTED);
        assertThat(scenario.worker()).isEmpty();
        assertThat(scenario.duration()).isEmpty();
        assertThat(StoredRun.steps(scenario))
                .containsExactly("STEP Given Ada is an operator of a tenant: not run");
    }

    @Test
    void a_feature_that_cannot_be_read_is_a_failure() throws IOException {
        RunModel run =
                stored.read(
                        stored.changed(
                                RUN_END,
                                "{\"parseError\":{\"source\":{\"uri\":\"a.feature\"},\"message\":\"(1:1): expected Feature\"}}\n"
                                        + RUN_END));
        assertThat(run.failures())
                .containsExactly("A feature cannot be read: (1:1): expected Feature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"status\":\"PASSED\"' | ",
                "'\"status\":\"FAILED\"' | no message",
                "'\"status\":\"FAILED\",\"message\":\"no database\"' | no database",
                "'\"status\":\"FAILED\",\"message\":\"no database\",\"exception\":{\"type\":\"x.Gone\"}' | x.Gone: no database",
            })
    void a_hook_of_the_run_that_did_not_pass_is_a_failure(String result, String told)
            throws IOException {
        RunModel run = stored.read(stored.changed(RUN_END, hook(result) + RUN_END));
        if (told == null) {
            assertThat(run.failures()).isEmpty();
        } else {
            assertThat(run.failures()).containsExactly("A hook of the run failed: " + told);
        }
    }

    private static String hook(String result) {
        return "{\"testRunHookFinished\":{\"testRunHookStartedId\":\"h\",\"result\":{\"duration\":{\"seconds\":0,\"nanos\":1},"
                + result
                + "},\"timestamp\":{\"seconds\":1,\"nanos\":1}}}\n";
    }

    @Test
    void what_the_run_failed_with_is_told_unless_a_hook_told_the_same() throws IOException {
        String end = RUN_END + "{\"exception\":{\"type\":\"x.Gone\",\"message\":\"no database\"},";
        assertThat(stored.read(stored.changed(RUN_END + "{", end)).failures())
                .containsExactly("The run failed: x.Gone: no database");
        String known =
                hook(
                        "\"status\":\"FAILED\",\"message\":\"no database\",\"exception\":{\"type\":\"x.Gone\"}");
        assertThat(stored.read(stored.changed(RUN_END + "{", known + end)).failures())
                .containsExactly("A hook of the run failed: x.Gone: no database");
        String other = hook("\"status\":\"FAILED\",\"message\":\"another\"");
        assertThat(stored.read(stored.changed(RUN_END + "{", other + end)).failures())
                .containsExactly(
                        "A hook of the run failed: another", "The run failed: x.Gone: no database");
    }

    @Test
    void what_the_run_failed_with_needs_no_message() throws IOException {
        String end = RUN_END + "{\"exception\":{\"type\":\"x.Gone\"},";
        assertThat(stored.read(stored.changed(RUN_END + "{", end)).failures())
                .containsExactly("The run failed: x.Gone");
    }

    @Test
    void outside_of_a_features_folder_a_place_is_the_files_name() throws IOException {
        RunModel run =
                stored.read(stored.changed("/features/auth.feature", "/elsewhere/auth.feature"));
        assertThat(run.scenarios()).anyMatch(one -> one.uri().equals("auth.feature"));
    }

    @Test
    void a_path_that_begins_at_the_features_folder_is_kept() throws IOException {
        Matcher place =
                Pattern.compile("file:[^\"]*/features/auth.feature").matcher(stored.messages());
        RunModel run = stored.read(place.replaceAll("/features/auth.feature"));
        assertThat(StoredRun.scenario(run, "auth.feature:4").name())
                .isEqualTo("A scenario outside of every rule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testCaseStarted",
                "testStepStarted",
                "testStepFinished",
                "testCaseFinished",
                "testRunFinished"
            })
    void the_last_sign_is_the_time_of_the_last_message_that_has_one(String kind)
            throws IOException {
        int end = stored.messages().indexOf('\n', stored.messages().indexOf("{\"" + kind + "\""));
        String cut = stored.messages().substring(0, end + 1);
        Matcher nanos =
                Pattern.compile("\"timestamp\":\\{\"seconds\":1795228823,\"nanos\":(\\d+)}")
                        .matcher(cut);
        long last =
                nanos.results()
                        .mapToLong(time -> Long.parseLong(time.group(1)))
                        .max()
                        .orElseThrow();
        assertThat(stored.read(cut).lastSign()).contains(Instant.ofEpochSecond(1795228823L, last));
    }

    @Test
    void the_order_of_the_messages_is_not_the_order_of_the_scenarios() throws IOException {
        List<String> pickles =
                new ArrayList<>(
                        stored.messages()
                                .lines()
                                .filter(line -> line.startsWith("{\"pickle\""))
                                .toList());
        Collections.reverse(pickles);
        String others =
                stored.messages()
                        .lines()
                        .filter(line -> !line.startsWith("{\"pickle\""))
                        .collect(Collectors.joining("\n", "", "\n"));
        int first = others.indexOf("{\"testCase\"");
        RunModel run =
                stored.read(
                        others.substring(0, first)
                                + String.join("\n", pickles)
                                + "\n"
                                + others.substring(first));
        assertThat(run).isEqualTo(stored.read(stored.messages()));
    }

    @Test
    void a_scenario_that_ran_and_has_no_text_is_a_failure() throws IOException {
        String pickle =
                stored.messages()
                        .lines()
                        .filter(line -> line.startsWith("{\"pickle\""))
                        .findFirst()
                        .orElseThrow();
        RunModel run = stored.read(stored.changed(pickle + "\n", ""));
        assertThat(run.failures())
                .containsExactly("A scenario ran whose text is missing in the messages");
        assertThat(run.scenarios()).hasSize(18);
    }
}
