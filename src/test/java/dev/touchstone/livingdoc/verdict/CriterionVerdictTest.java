package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.livingdoc.verdict.CriterionVerdict.Circumstances;
import dev.touchstone.livingdoc.verdict.CriterionVerdict.Named;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionVerdictTest {

    private static CriterionVerdict of(String outcomes) {
        List<Named> scenarios = new ArrayList<>();
        for (String outcome : outcomes.split(" ")) {
            scenarios.add(
                    new Named(
                            "s" + (scenarios.size() + 1),
                            new ScenarioVerdict(Outcome.valueOf(outcome), "because")));
        }
        return CriterionVerdict.of(scenarios);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PASSED | met | its scenario passed",
                "PASSED PASSED | met | all 2 scenarios passed",
                "PASSED NOT_RUN | not checked | 1 of 2 are not run: because",
                "NOT_RUN | not checked | its scenario is not run: because",
                "PASSED NOT_RUN NOT_SUPPORTED | not supported | 1 of 3 are not supported: because",
                "NOT_SUPPORTED FAILED PASSED | broken | 1 of 3 failed: “s2”: because",
                "FAILED | broken | its scenario failed: because",
                "FAILED ERROR NOT_RUN | error | 1 of 3 are not judged: “s2”: because",
                "ERROR | error | its scenario is not judged: because",
                "PASSED ERROR ERROR | error | 2 of 3 are not judged: “s2”: because",
            })
    void the_worst_scenario_decides_and_is_named(String outcomes, String verdict, String reason) {
        assertThat(of(outcomes).verdict().word()).isEqualTo(verdict);
        assertThat(of(outcomes).reason()).isEqualTo(reason);
    }

    @Test
    void no_mix_with_anything_but_passed_scenarios_is_met() {
        for (Outcome other : Outcome.values()) {
            assertThat(of("PASSED " + other).verdict() == Verdict.MET)
                    .as(other.word())
                    .isEqualTo(other == Outcome.PASSED);
        }
    }

    @Test
    void a_verdict_from_no_scenario_is_refused() {
        assertThatThrownBy(() -> CriterionVerdict.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | false | false | | not checked | later",
                "true | true | true | @A | not checked | later",
                "false | true | false | | not checked | the run was aborted",
                "false | false | true | | not checked | the harness failed before its scenarios were read",
                "false | false | false | @STREAM-3 | not checked | not selected by @STREAM-3",
                "false | false | false | | error | has no scenario although the catalogue does not list it as open",
            })
    void without_a_scenario_the_reason_decides(
            boolean open,
            boolean aborted,
            boolean harnessFailed,
            String filter,
            String verdict,
            String reason) {
        CriterionVerdict given =
                CriterionVerdict.withoutScenario(
                        open, "later", new Circumstances(aborted, harnessFailed, filter));
        assertThat(given.verdict().word()).isEqualTo(verdict);
        assertThat(given.reason()).isEqualTo(reason);
    }
}
