package dev.touchstone.livingdoc.verdict;

import static dev.touchstone.livingdoc.run.ScenarioRun.Progress.FINISHED;
import static dev.touchstone.livingdoc.run.ScenarioRun.Progress.NOT_STARTED;
import static dev.touchstone.livingdoc.run.ScenarioRun.Progress.UNFINISHED;
import static dev.touchstone.livingdoc.verdict.Scenarios.hook;
import static dev.touchstone.livingdoc.verdict.Scenarios.scenario;
import static dev.touchstone.livingdoc.verdict.Scenarios.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.run.StepStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioVerdictTest {
    private static final String ASSERTION = "org.opentest4j.AssertionFailedError";
    private static final String ABORT = "org.opentest4j.TestAbortedException";
    private static final StepRun GOOD = step(StepStatus.PASSED);
    private static final StepRun REST = step(StepStatus.SKIPPED);

    static Stream<Arguments> finished_scenarios() {
        return Stream.of(
                arguments("passed", "", new StepRun[] {hook(StepStatus.PASSED), GOOD, GOOD}),
                arguments(
                        "failed",
                        "expected 2",
                        new StepRun[] {
                            GOOD, step(StepStatus.FAILED, ASSERTION, "expected 2"), REST
                        }),
                arguments(
                        "failed",
                        "a trace is left",
                        new StepRun[] {
                            GOOD, hook(StepStatus.FAILED, ASSERTION, "a trace is left")
                        }),
                arguments(
                        "error",
                        "ConnectException: refused",
                        new StepRun[] {
                            step(StepStatus.FAILED, "java.net.ConnectException", "refused"), REST
                        }),
                arguments(
                        "error",
                        "After hook: IllegalStateException: no pool",
                        new StepRun[] {
                            GOOD,
                            hook(StepStatus.FAILED, "java.lang.IllegalStateException", "no pool")
                        }),
                arguments(
                        "error",
                        "IllegalStateException: no pool",
                        new StepRun[] {
                            step(StepStatus.FAILED, ASSERTION, "expected 2"),
                            step(StepStatus.FAILED, "java.lang.IllegalStateException", "no pool")
                        }),
                arguments(
                        "error",
                        "failed without a message: When she asks",
                        new StepRun[] {step(StepStatus.FAILED)}),
                arguments(
                        "error",
                        "no step is defined for: When she asks",
                        new StepRun[] {step(StepStatus.UNDEFINED), REST}),
                arguments(
                        "error",
                        "pending: later",
                        new StepRun[] {
                            step(StepStatus.PENDING, "io.cucumber.java.PendingException", "later")
                        }),
                arguments(
                        "error",
                        "more than one step is defined for: When she asks",
                        new StepRun[] {step(StepStatus.AMBIGUOUS)}),
                arguments("error", "it has no steps", new StepRun[] {}),
                arguments("error", "it has no steps", new StepRun[] {hook(StepStatus.PASSED)}),
                arguments(
                        "error", "steps were skipped without a reason", new StepRun[] {GOOD, REST}),
                arguments(
                        "error",
                        "steps were skipped without a reason",
                        new StepRun[] {GOOD, step(StepStatus.NOT_RUN)}),
                arguments(
                        "not supported",
                        "no ledger",
                        new StepRun[] {GOOD, step(StepStatus.SKIPPED, ABORT, "no ledger"), REST}),
                arguments(
                        "not supported",
                        "no reason was given",
                        new StepRun[] {step(StepStatus.SKIPPED, ABORT, " ")}),
                arguments(
                        "failed",
                        "a trace is left",
                        new StepRun[] {
                            step(StepStatus.SKIPPED, ABORT, "no ledger"),
                            hook(StepStatus.FAILED, ASSERTION, "a trace is left")
                        }));
    }

    @ParameterizedTest
    @MethodSource("finished_scenarios")
    void the_worst_step_decides(String outcome, String reason, StepRun[] steps) {
        ScenarioVerdict verdict = ScenarioVerdict.of(scenario(FINISHED, steps), true);
        assertThat(verdict.outcome().word()).isEqualTo(outcome);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void a_scenario_that_never_began_is_not_run_and_says_why() {
        ScenarioRun scenario = scenario(NOT_STARTED, step(StepStatus.NOT_RUN));
        assertThat(ScenarioVerdict.of(scenario, true))
                .isEqualTo(new ScenarioVerdict(Outcome.NOT_RUN, "not selected in this run"));
        assertThat(ScenarioVerdict.of(scenario, false).reason())
                .isEqualTo("the run was aborted before it started");
    }

    @Test
    void a_scenario_without_an_end_is_an_error_though_all_its_steps_passed() {
        assertThat(ScenarioVerdict.of(scenario(UNFINISHED, GOOD), true))
                .isEqualTo(
                        new ScenarioVerdict(Outcome.ERROR, "the run was aborted in this scenario"));
    }

    @Test
    void an_abort_names_the_step_in_which_it_came() {
        ScenarioRun scenario =
                scenario(UNFINISHED, GOOD, step(StepStatus.UNFINISHED), step(StepStatus.NOT_RUN));
        assertThat(ScenarioVerdict.of(scenario, false).reason())
                .isEqualTo("the run was aborted in: When she asks");
    }

    @ParameterizedTest
    @EnumSource(value = StepStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PASSED")
    void nothing_but_passed_steps_makes_a_passed_scenario(StepStatus status) {
        assertThat(ScenarioVerdict.of(scenario(FINISHED, GOOD, step(status)), true).outcome())
                .isNotEqualTo(Outcome.PASSED);
    }

    @Test
    void a_long_message_is_cut_to_one_line() {
        ScenarioRun scenario =
                scenario(FINISHED, step(StepStatus.FAILED, ASSERTION, "a\nb ".repeat(200)));
        assertThat(ScenarioVerdict.of(scenario, true).reason())
                .hasSize(242)
                .startsWith("a b a b")
                .endsWith(" …");
    }

    @Test
    void a_message_of_the_longest_line_is_told_whole_and_one_character_more_is_cut() {
        String longest = "é".repeat(239) + "\ud83d\ude00";
        assertThat(reason(longest)).isEqualTo(longest);
        assertThat(reason(longest + "!")).isEqualTo(longest + " …");
    }

    private static String reason(String message) {
        return ScenarioVerdict.of(
                        scenario(FINISHED, step(StepStatus.FAILED, ASSERTION, message)), true)
                .reason();
    }

    @Test
    void of_two_failed_steps_the_first_one_is_told() {
        ScenarioRun scenario =
                scenario(
                        FINISHED,
                        step(StepStatus.FAILED, ASSERTION, "first"),
                        hook(StepStatus.FAILED, ASSERTION, "second"));
        assertThat(ScenarioVerdict.of(scenario, true).reason()).isEqualTo("first");
    }

    @Test
    void a_pending_step_without_a_word_is_told_by_its_sentence() {
        assertThat(ScenarioVerdict.of(scenario(FINISHED, step(StepStatus.PENDING)), true).reason())
                .isEqualTo("pending: When she asks");
    }

    @Test
    void a_step_that_nobody_knows_the_end_of_is_told_by_its_sentence() {
        assertThat(ScenarioVerdict.of(scenario(FINISHED, step(StepStatus.UNKNOWN)), true).reason())
                .isEqualTo("nobody knows how this ended: When she asks");
    }
}
