package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunModel;
import dev.touchstone.livingdoc.run.RunModel.RuleSeen;
import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.ScenarioRun.Example;
import dev.touchstone.livingdoc.run.ScenarioRun.Progress;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.run.StepStatus;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Report.Proven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run and the catalogue, joined. */
class ReportAssemblyTest {

    private static final Catalogue CATALOGUE =
            Catalogue.load(Path.of("src/test/resources/livingdoc/sample-criteria.yaml"));
    private static final RunFacts FACTS =
            new RunFacts(
                    List.of(new RunFacts.Fact("Router", "sample")),
                    null,
                    List.of(new RunFacts.Missing("LEDGER", "it has no database")));
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private static ScenarioRun scenario(String name, Progress progress, String... tags) {
        StepRun step =
                new StepRun(
                        StepRun.Kind.STEP,
                        "When",
                        "she asks",
                        progress == Progress.FINISHED ? StepStatus.PASSED : StepStatus.NOT_RUN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of());
        return new ScenarioRun(
                "features/chat.feature",
                3,
                "A feature",
                "A rule",
                name,
                List.of(),
                List.of(tags),
                progress,
                "main",
                Optional.empty(),
                List.of(step));
    }

    private static ScenarioRun passed(String name, String... tags) {
        return scenario(name, Progress.FINISHED, tags);
    }

    private static RunModel run(
            boolean finished, List<RuleSeen> rules, List<String> failures, ScenarioRun... all) {
        return new RunModel(
                finished,
                Optional.of(START),
                Optional.of(START.plusMillis(1500)),
                rules,
                List.of(all),
                failures,
                List.of("a note of the run"));
    }

    private static Report report(RunModel run) {
        return ReportAssembly.of(CATALOGUE, FACTS, run, Proofs.none());
    }

    private static Report report(ScenarioRun... all) {
        return report(run(true, List.of(), List.of(), all));
    }

    private static CriterionReport criterion(Report report, String id) {
        return report.capabilities().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(one -> one.criterion().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_outcome_is_counted_once_for_each_scenario() {
        Report report =
                report(
                        passed("One", "CHAT-1", "CHAT-2"),
                        passed("Two"),
                        scenario("Three", Progress.NOT_STARTED, "CHAT-1"),
                        scenario("Four", Progress.UNFINISHED, "CHAT-3"));
        assertThat(report.scenarioCounts())
                .isEqualTo(Map.of(Outcome.PASSED, 2, Outcome.NOT_RUN, 1, Outcome.ERROR, 1));
        assertThat(report.ranAnything()).isTrue();
    }

    @Test
    void a_run_of_which_nothing_began_ran_nothing() {
        assertThat(report(scenario("One", Progress.NOT_STARTED, "CHAT-1")).ranAnything()).isFalse();
        assertThat(report().ranAnything()).isFalse();
    }

    @Test
    void a_scenario_stands_below_each_of_its_criteria_and_else_below_none() {
        Report report = report(passed("One", "CHAT", "CHAT-1", "CHAT-2"), passed("Two", "CHAT"));
        assertThat(criterion(report, "CHAT-1").scenarios())
                .extracting(Report.ScenarioReport::anchor)
                .containsExactly("CHAT-1/one");
        assertThat(criterion(report, "CHAT-2").scenarios())
                .extracting(one -> one.run().name())
                .containsExactly("One");
        assertThat(report.orphans())
                .extracting(Report.ScenarioReport::anchor)
                .containsExactly("other/two");
    }

    @Test
    void the_time_of_a_run_is_from_its_beginning_to_its_last_sign() {
        Report report = report(passed("One", "CHAT-1"));
        assertThat(report.started()).contains(START);
        assertThat(report.duration()).contains(Duration.ofMillis(1500));
    }

    @Test
    void a_run_without_its_end_is_aborted_and_says_so_of_each_criterion() {
        Report report = report(run(false, List.of(), List.of(), passed("One", "CHAT-1")));
        assertThat(report.aborted()).isTrue();
        assertThat(criterion(report, "CHAT-2").verdict().reason()).isEqualTo("the run was aborted");
        assertThat(report(passed("One", "CHAT-1")).aborted()).isFalse();
    }

    @Test
    void a_failing_harness_says_so_of_each_criterion_without_a_scenario() {
        Report report =
                report(run(true, List.of(), List.of("It failed."), passed("One", "CHAT-1")));
        assertThat(report.problems()).containsExactly("It failed.");
        assertThat(report.profile()).isEqualTo(Profile.ERROR);
        assertThat(criterion(report, "CHAT-1").verdict().verdict()).isEqualTo(Verdict.MET);
        assertThat(criterion(report, "CHAT-2").verdict().reason())
                .isEqualTo("the harness failed before its scenarios were read");
    }

    @Test
    void each_level_has_its_criteria_by_verdict_and_every_verdict() {
        Report report = report(passed("One", "CHAT-1"));
        LevelReport core = report.levels().get(0);
        assertThat(report.levels())
                .extracting(LevelReport::level)
                .containsExactly(Level.CORE, Level.EXT);
        assertThat(core.criteria()).containsOnlyKeys(Verdict.values());
        assertThat(core.criteria().get(Verdict.MET)).containsExactly("CHAT-1");
        assertThat(core.criteria().get(Verdict.ERROR)).contains("CHAT-2").doesNotContain("CHAT-1");
        assertThat(core.size() + report.levels().get(1).size()).isEqualTo(17);
    }

    @Test
    void a_capability_that_is_missing_says_why_and_the_router_has_its_name() {
        Report report = report(passed("One", "CHAT-1"));
        assertThat(report.capabilities())
                .filteredOn(area -> area.area().id().equals("LEDGER"))
                .singleElement()
                .satisfies(area -> assertThat(area.missing()).contains("it has no database"));
        assertThat(report.capabilities())
                .filteredOn(area -> area.area().id().equals("CHAT"))
                .singleElement()
                .satisfies(area -> assertThat(area.missing()).isEmpty());
        assertThat(report.router()).isEqualTo("sample");
        assertThat(
                        ReportAssembly.of(
                                        CATALOGUE,
                                        RunFacts.none(),
                                        run(true, List.of(), List.of()),
                                        Proofs.none())
                                .router())
                .isEqualTo("A router without a name");
    }

    @Test
    void a_rule_that_names_no_criterion_is_noted_with_the_nearest() {
        Report report =
                report(
                        run(
                                true,
                                List.of(
                                        new RuleSeen("Known", List.of("smoke", "CHAT-1")),
                                        new RuleSeen("Wrong", List.of("CHATT-6")),
                                        new RuleSeen("Bare", List.of())),
                                List.of()));
        assertThat(report.notes())
                .containsExactly(
                        "a note of the run",
                        "The rule “Wrong” names no criterion of the catalogue; did you mean @CHAT-6?",
                        "The rule “Bare” names no criterion of the catalogue");
    }

    @Test
    void proofs_are_counted_by_scenario_and_by_defect(@TempDir Path folder) throws IOException {
        Path file = folder.resolve(Proofs.FILE);
        Files.writeString(
                file,
                """
                {"defects": {"D2": "wrong", "D1": "also wrong"},
                 "scenarios": {"chat.feature": {"CHAT-1": {"One": ["D2", "D1"], "Two": ["D1"]}}}}
                """);
        Report report =
                ReportAssembly.of(
                        CATALOGUE,
                        FACTS,
                        run(
                                true,
                                List.of(),
                                List.of(),
                                passed("One", "CHAT-1"),
                                passed("Two", "CHAT-1"),
                                passed("Three", "CHAT-1")),
                        Proofs.read(file));
        assertThat(report.proven()).contains(new Proven(2, 3, 2));
        CriterionReport chat = criterion(report, "CHAT-1");
        assertThat(chat.provenScenarios()).isEqualTo(2);
        assertThat(chat.provenBy()).extracting(Proofs.Defect::id).containsExactly("D1", "D2");
        assertThat(report(passed("One", "CHAT-1")).proven()).isEmpty();
    }

    private static String anchor(Anchors anchors, String name, String... cells) {
        ScenarioRun plain = passed(name);
        return anchors.of(
                "CHAT-1",
                new ScenarioRun(
                        plain.uri(),
                        plain.line(),
                        plain.feature(),
                        plain.rule(),
                        name,
                        List.of(cells).stream().map(cell -> new Example("column", cell)).toList(),
                        plain.tags(),
                        plain.progress(),
                        plain.worker(),
                        plain.duration(),
                        plain.steps()));
    }

    @Test
    void an_anchor_is_made_of_letters_and_digits_and_of_the_row() {
        assertThat(anchor(new Anchors(), "“Grüße”, 2 of 3!")).isEqualTo("CHAT-1/grüße-2-of-3");
        assertThat(anchor(new Anchors(), "Row", "A b", "7")).isEqualTo("CHAT-1/row~a-b-7");
    }

    @Test
    void an_anchor_that_is_taken_gets_a_number() {
        Anchors anchors = new Anchors();
        assertThat(List.of(anchor(anchors, "A"), anchor(anchors, "a"), anchor(anchors, "A!")))
                .containsExactly("CHAT-1/a", "CHAT-1/a~2", "CHAT-1/a~3");
    }

    @Test
    void an_anchor_is_cut_after_sixty_four_characters() {
        assertThat(anchor(new Anchors(), "a".repeat(64))).isEqualTo("CHAT-1/" + "a".repeat(64));
        assertThat(anchor(new Anchors(), "a".repeat(65))).isEqualTo("CHAT-1/" + "a".repeat(64));
    }

    @Test
    void a_count_of_none_is_nothing_that_ran() {
        Report report = report(passed("One", "CHAT-1"));
        Report none =
                new Report(
                        report.facts(),
                        report.profile(),
                        report.summary(),
                        report.aborted(),
                        report.problems(),
                        report.notes(),
                        report.started(),
                        report.duration(),
                        report.levels(),
                        Map.of(Outcome.PASSED, 0),
                        report.capabilities(),
                        report.orphans(),
                        report.proven());
        assertThat(none.ranAnything()).isFalse();
    }
}
