package dev.touchstone.sabotage.matrix;

import static dev.touchstone.sabotage.matrix.Sample.CUT;
import static dev.touchstone.sabotage.matrix.Sample.LONG;
import static dev.touchstone.sabotage.matrix.Sample.MARKER;
import static dev.touchstone.sabotage.matrix.Sample.SHORT;
import static dev.touchstone.sabotage.matrix.Sample.TODAY;
import static dev.touchstone.sabotage.matrix.Sample.defect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.Exemption;
import dev.touchstone.sabotage.matrix.DefectVerdict.Kill;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillMatrixVerdictsTest {

    private static Sample breakingChat1() {
        return new Sample().with(defect("one-more", Set.of("CHAT-1"), Map.of()));
    }

    @Test
    void a_defect_is_killed_where_one_scenario_of_each_criterion_is_red() {
        Sample sample = breakingChat1().ended(SHORT, Outcome.RED).ended(LONG, Outcome.GREEN);
        DefectVerdict verdict = sample.verdict();
        assertThat(verdict.isAsStated()).isTrue();
        assertThat(verdict.ran()).isEqualTo(2);
        assertThat(verdict.kills())
                .containsExactly(
                        new Kill(
                                "CHAT-1",
                                SHORT,
                                "A short answer",
                                "Then it is right",
                                "expected 1, got 2"));
        assertThat(sample.matrix().findings(TODAY)).isEmpty();
    }

    @Test
    void it_survives_each_criterion_of_which_no_scenario_is_red() {
        Sample sample =
                new Sample()
                        .with(defect("one-more", Set.of("CHAT-1", "CHAT-2"), Map.of()))
                        .ended(SHORT, Outcome.RED)
                        .ended(CUT, Outcome.GREEN);
        assertThat(sample.verdict().survived()).containsExactly("CHAT-2");
        assertThat(sample.matrix().findings(TODAY)).containsExactly("one-more survives CHAT-2");
    }

    @Test
    void one_that_was_tried_nowhere_is_a_finding_too() {
        assertThat(breakingChat1().matrix().findings(TODAY))
                .containsExactly("one-more was tried in no scenario", "one-more survives CHAT-1");
    }

    @ParameterizedTest
    @EnumSource(names = {"EARLY", "ERROR", "NOT_SUPPORTED"})
    void what_is_no_assertion_about_it_is_the_wrong_reason_and_no_kill(Outcome outcome) {
        Sample sample = breakingChat1().ended(SHORT, outcome);
        assertThat(sample.verdict().wrongReasons())
                .extracting(Kill::scenario)
                .containsExactly(SHORT);
        assertThat(sample.verdict().kills()).isEmpty();
        assertThat(sample.verdict().survived()).containsExactly("CHAT-1");
        assertThat(sample.matrix().findings(TODAY))
                .containsExactly(
                        "one-more survives CHAT-1",
                        "one-more is found for the wrong reason: CHAT-1, 1 scenarios, such as"
                                + " chat.feature:9 \"A short answer\" in: Then it is right:"
                                + " expected 1, got 2");
    }

    @Test
    void a_wrong_reason_stays_a_finding_beside_a_kill() {
        Sample sample = breakingChat1().ended(SHORT, Outcome.RED).ended(LONG, Outcome.ERROR);
        assertThat(sample.verdict().survived()).isEmpty();
        assertThat(sample.verdict().isAsStated()).isFalse();
        assertThat(sample.matrix().findings(TODAY)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "GREEN", mode = EnumSource.Mode.EXCLUDE)
    void whatever_goes_wrong_in_another_criterion_is_collateral(Outcome outcome) {
        Sample sample = breakingChat1().ended(SHORT, Outcome.RED).ended(MARKER, outcome);
        assertThat(sample.verdict().collateral())
                .extracting(Kill::criterion)
                .containsExactly("STREAM-1");
        assertThat(sample.matrix().findings(TODAY))
                .singleElement()
                .asString()
                .startsWith("one-more breaks what it may not: STREAM-1, 1 scenarios, such as");
    }

    @Test
    void what_it_may_break_is_neither_demanded_nor_collateral() {
        Sample red =
                new Sample()
                        .with(defect("one-more", Set.of("CHAT-1"), Map.of("STREAM-1", "same sum")))
                        .ended(SHORT, Outcome.RED)
                        .ended(MARKER, Outcome.RED, "STREAM-1");
        assertThat(red.verdict().isAsStated()).isTrue();
        assertThat(red.verdict().kills())
                .extracting(Kill::criterion)
                .containsExactly("CHAT-1", "STREAM-1");
        Sample green =
                new Sample()
                        .with(defect("one-more", Set.of("CHAT-1"), Map.of("STREAM-1", "same sum")))
                        .ended(SHORT, Outcome.RED)
                        .ended(MARKER, Outcome.GREEN);
        assertThat(green.verdict().isAsStated()).isTrue();
    }

    @Test
    void a_departure_from_anothers_contract_is_collateral_although_the_scenario_is_green() {
        Sample sample =
                breakingChat1()
                        .ended(SHORT, Outcome.RED, "CHAT-1")
                        .ended(LONG, Outcome.GREEN, "STREAM-1");
        assertThat(sample.verdict().collateral())
                .containsExactly(
                        new Kill(
                                "STREAM-1",
                                LONG,
                                "A long answer",
                                "",
                                "something departed from the published contract"));
    }

    @Test
    void an_exception_excuses_its_defect_in_its_criterion_until_its_last_day() {
        Sample sample =
                new Sample()
                        .with(defect("one-more", Set.of("CHAT-1", "CHAT-2"), Map.of()))
                        .with(new Exemption("one-more", "CHAT-1", null, "known", TODAY))
                        .ended(SHORT, Outcome.GREEN)
                        .ended(CUT, Outcome.GREEN);
        assertThat(sample.matrix().findings(TODAY)).containsExactly("one-more survives CHAT-2");
        assertThat(sample.matrix().findings(TODAY.plusDays(1)))
                .containsExactly(
                        "the exception for one-more and CHAT-1 ended on 2030-03-01",
                        "one-more survives CHAT-1",
                        "one-more survives CHAT-2");
    }

    @Test
    void a_scenario_is_proven_by_the_defects_that_must_break_its_criterion_and_turn_it_red() {
        Sample sample =
                breakingChat1()
                        .with(defect("a-second", Set.of("CHAT-1"), Map.of("CHAT-2", "may be")))
                        .ended("one-more", SHORT, Outcome.RED)
                        .ended("a-second", SHORT, Outcome.RED)
                        .ended("a-second", LONG, Outcome.EARLY)
                        .ended("a-second", CUT, Outcome.RED)
                        .ended("a-second", MARKER, Outcome.RED);
        assertThat(sample.matrix().scenarios())
                .extracting(ProvenScenario::place)
                .as("in the order of the files, not of their lines' digits")
                .containsExactly(SHORT, LONG, CUT, MARKER);
        assertThat(sample.matrix().scenarios().get(0).provenBy())
                .containsExactly("a-second", "one-more");
        assertThat(sample.matrix().unproven(TODAY))
                .extracting(ProvenScenario::place)
                .containsExactly(LONG, CUT, MARKER);
    }

    @Test
    void a_scenario_may_be_excused_from_being_proven_until_a_day() {
        Sample sample =
                new Sample()
                        .with(new Exemption(null, null, "A short answer", "sees nothing", TODAY));
        assertThat(sample.matrix().unproven(TODAY)).hasSize(3);
        assertThat(sample.matrix().unproven(TODAY.plusDays(1))).hasSize(4);
    }

    @Test
    void before_any_router_what_is_green_and_stays_so_under_every_defect_is_told() {
        Sample sample =
                breakingChat1()
                        .healthy(SHORT, Outcome.GREEN)
                        .healthy(LONG, Outcome.RED)
                        .healthy(CUT, Outcome.GREEN)
                        .healthy(MARKER, Outcome.NOT_SUPPORTED)
                        .ended(SHORT, Outcome.RED)
                        .ended(LONG, Outcome.RED)
                        .ended(CUT, Outcome.ERROR);
        assertThat(sample.matrix().green()).containsExactly("CHAT-1", "CHAT-2");
        assertThat(sample.matrix().unshaken()).containsExactly("CHAT-2");
    }

    @Test
    void what_was_red_before_proves_nothing_when_it_is_red_again() {
        Sample sample =
                breakingChat1()
                        .healthy(SHORT, Outcome.RED)
                        .healthy(LONG, Outcome.GREEN)
                        .ended(SHORT, Outcome.RED)
                        .ended(LONG, Outcome.GREEN);
        assertThat(sample.matrix().unshaken()).containsExactly("CHAT-1");
    }

    @Test
    void before_any_router_nothing_else_is_asked() {
        MatrixReport report =
                breakingChat1()
                        .healthy(SHORT, Outcome.GREEN)
                        .healthy(MARKER, Outcome.RED)
                        .ended(SHORT, Outcome.GREEN)
                        .report("router", Optional.empty());
        assertThat(report.findings())
                .containsExactly("CHAT-1 is green here, and no defect turned it red");
        assertThat(report.isWhole()).isFalse();
    }

    @Test
    void a_scenario_that_is_red_without_a_defect_is_a_false_alarm() {
        Sample sample =
                new Sample()
                        .healthy(SHORT, Outcome.RED)
                        .healthy(LONG, Outcome.ERROR)
                        .healthy(CUT, Outcome.NOT_SUPPORTED)
                        .healthy(MARKER, Outcome.GREEN);
        assertThat(sample.matrix().falseAlarms())
                .extracting(ProvenScenario::place)
                .containsExactly(SHORT, LONG);
        assertThat(sample.matrix().findings(TODAY))
                .containsExactly(
                        "chat.feature:9 (CHAT-1) is RED although nothing is wrong, in: Then it is: it is not",
                        "chat.feature:20 (CHAT-1) is ERROR although nothing is wrong, in: Then it is: it is not");
        assertThat(sample.matrix().unproven(TODAY))
                .as("only what is green can be unproven")
                .extracting(ProvenScenario::place)
                .containsExactly(MARKER);
    }

    @Test
    void the_order_in_which_trials_end_changes_nothing() {
        Sample one = breakingChat1().ended(SHORT, Outcome.RED).ended(LONG, Outcome.RED);
        Sample other = breakingChat1().ended(LONG, Outcome.RED).ended(SHORT, Outcome.RED);
        assertThat(MatrixJson.of(one.report())).isEqualTo(MatrixJson.of(other.report()));
        assertThat(MatrixPage.of(one.report())).isEqualTo(MatrixPage.of(other.report()));
    }
}
