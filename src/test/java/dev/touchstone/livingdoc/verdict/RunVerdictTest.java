package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunVerdictTest {
    private static final Map<Outcome, Integer> RAN = Map.of(Outcome.PASSED, 3);

    /** One letter for each criterion: m met, o not checked, s not supported, b broken, e error. */
    private static LevelReport level(Level level, String verdicts) {
        Map<Verdict, List<String>> ids = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            ids.put(verdict, new ArrayList<>());
        }
        int number = 0;
        for (char letter : verdicts.strip().toCharArray()) {
            number++;
            ids.get(Verdict.values()["mosbe".indexOf(letter)])
                    .add((level == Level.CORE ? "C-" : "X-") + number);
        }
        return new LevelReport(level, ids);
    }

    private static RunVerdict of(
            String core, String ext, Map<Outcome, Integer> scenarios, List<String> problems) {
        return RunVerdict.of(
                List.of(level(Level.CORE, core), level(Level.EXT, ext)),
                scenarios,
                false,
                problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mm | m | conformant | All 2 core criteria are met, and 1 of 1 extended ones.",
                "mm | ooss | conformant | All 2 core criteria are met, and 0 of 4 extended ones.",
                "mo | m | partial | 1 of 2 core criteria are met, 1 not checked; nothing that was checked is broken.",
                "ms | m | partial | 1 of 2 core criteria are met, 1 not supported; nothing that was checked is broken.",
                "mso | m | partial | 1 of 3 core criteria are met, 1 not supported and 1 not checked; nothing that was checked is broken.",
                "mb | m | failed | 1 core criterion is broken: C-2.",
                "bb | b | failed | 2 core criteria are broken: C-1, C-2; 1 extended criterion is broken: X-1.",
                "mm | bb | failed | 2 extended criteria are broken: X-1, X-2.",
                "oo | b | failed | 1 extended criterion is broken: X-1.",
                "bbbbbbbb | m | failed | 8 core criteria are broken: C-1, C-2, C-3, C-4, C-5, C-6 and 2 more.",
                "me | m | error | 1 criterion could not be judged because the harness failed: C-2.",
                "mm | e | error | 1 criterion could not be judged because the harness failed: X-1.",
                "eb | e | error | 2 criteria could not be judged because the harness failed: C-1, X-1; broken: C-2.",
            })
    void the_worst_criterion_decides_and_the_level_is_named(
            String core, String ext, String profile, String summary) {
        RunVerdict verdict = of(core, ext, RAN, List.of());
        assertThat(verdict.profile().word()).isEqualTo(profile);
        assertThat(verdict.summary()).isEqualTo(summary);
    }

    @Test
    void a_failing_harness_outranks_all() {
        assertThat(of("mb", "e", RAN, List.of("The database did not start.")))
                .isEqualTo(
                        new RunVerdict(
                                Profile.ERROR,
                                "The harness failed, so nothing is certain. The database did not start."));
    }

    @Test
    void an_aborted_run_is_an_error_though_all_that_ended_passed() {
        RunVerdict verdict =
                RunVerdict.of(
                        List.of(level(Level.CORE, "mm"), level(Level.EXT, "m")),
                        Map.of(Outcome.PASSED, 3, Outcome.NOT_RUN, 2),
                        true,
                        List.of());
        assertThat(verdict)
                .isEqualTo(
                        new RunVerdict(
                                Profile.ERROR,
                                "The run was aborted after 3 scenarios had begun; what did not end is not judged."));
    }

    @Test
    void a_run_in_which_nothing_ran_is_an_error_and_no_partial_success() {
        assertThat(of("oo", "o", Map.of(Outcome.NOT_RUN, 2), List.of()))
                .isEqualTo(new RunVerdict(Profile.ERROR, "Nothing was checked: no scenario ran."));
        assertThat(of("oo", "o", Map.of(), List.of()).profile()).isEqualTo(Profile.ERROR);
    }

    @Test
    void a_scenario_without_a_criterion_counts_too() {
        assertThat(of("mm", "m", Map.of(Outcome.FAILED, 1), List.of()).profile())
                .isEqualTo(Profile.FAILED);
        assertThat(of("mm", "m", Map.of(Outcome.ERROR, 1), List.of()).profile())
                .isEqualTo(Profile.ERROR);
        assertThat(of("mm", "m", Map.of(Outcome.NOT_SUPPORTED, 1), List.of()).profile())
                .isEqualTo(Profile.CONFORMANT);
    }

    @Test
    void six_broken_criteria_are_all_named() {
        assertThat(of("bbbbbb", "m", RAN, List.of()).summary())
                .isEqualTo("6 core criteria are broken: C-1, C-2, C-3, C-4, C-5, C-6.");
    }

    @Test
    void without_an_extended_criterion_none_is_told_of() {
        assertThat(of("mm", "", RAN, List.of()).summary())
                .isEqualTo("All 2 core criteria are met.");
    }
}
