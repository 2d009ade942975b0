package dev.touchstone.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

    private static Report report(Profile profile, Map<Outcome, Integer> scenarios) {
        return report(profile, scenarios, null);
    }

    private static Report report(Profile profile, Map<Outcome, Integer> scenarios, String filter) {
        return new Report(
                new RunFacts(List.of(), filter, List.of()),
                profile,
                "The summary.",
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                scenarios,
                List.of(),
                List.of(),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"CONFORMANT", "PARTIAL"})
    void a_good_report_passes(Profile profile) {
        Report report = report(profile, Map.of(Outcome.PASSED, 1, Outcome.NOT_SUPPORTED, 9));
        assertThatCode(() -> Gate.check(report)).doesNotThrowAnyException();
    }

    @Test
    void a_run_in_which_nothing_ran_fails() {
        Report report = report(Profile.ERROR, Map.of());
        assertThatThrownBy(() -> Gate.check(report))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Nothing was checked, and nothing run is a failure. The summary.");
    }

    @Test
    void a_run_whose_filter_selects_nothing_fails_and_names_the_filter() {
        Report report = report(Profile.ERROR, Map.of(Outcome.NOT_RUN, 3), "@gpu");
        assertThatThrownBy(() -> Gate.check(report))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith(
                        "The summary. No scenario that can run matches the filter @gpu");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void a_run_in_which_nothing_was_supported_fails_whatever_its_profile(Profile profile) {
        Report report = report(profile, Map.of(Outcome.NOT_SUPPORTED, 149));
        assertThatThrownBy(() -> Gate.check(report))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Nothing was checked");
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"FAILED", "ERROR"})
    void a_bad_profile_fails_though_every_scenario_passed(Profile profile) {
        Report report = report(profile, Map.of(Outcome.PASSED, 149));
        assertThatThrownBy(() -> Gate.check(report))
                .isInstanceOf(AssertionError.class)
                .hasMessage("The summary.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"FAILED", "ERROR"})
    void a_scenario_that_failed_has_failed_the_run_already(Outcome outcome) {
        Report report = report(Profile.FAILED, Map.of(Outcome.PASSED, 1, outcome, 1));
        assertThatCode(() -> Gate.check(report)).doesNotThrowAnyException();
    }
}
