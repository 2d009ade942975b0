package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.evidence.EvidenceReader;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunModel;
import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.run.StepStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeparturesTest {

    private static final Catalogue CATALOGUE =
            Catalogue.load(Path.of("features", "acceptance-criteria.yaml"));
    private static final String USAGE =
            "{\"criterion\":\"LEDGER-1\",\"what\":\"answered 200: usage is missing\"}";

    @Test
    void a_departure_breaks_its_criterion_and_no_other() {
        Report report = report(scenario("CHAT-1", USAGE), scenario("LEDGER-1"));

        assertThat(verdict(report, "LEDGER-1"))
                .isEqualTo(
                        new CriterionVerdict(
                                Verdict.BROKEN,
                                "the published contract was not kept in “Scenario of CHAT-1”:"
                                        + " answered 200: usage is missing"));
        assertThat(verdict(report, "CHAT-1").verdict()).isEqualTo(Verdict.MET);
        assertThat(report.profile()).isEqualTo(Profile.FAILED);
    }

    @Test
    void a_criterion_that_no_scenario_checked_is_broken_by_a_departure_too() {
        Report report = report(scenario("CHAT-1", USAGE.replace("LEDGER-1", "FALLBACK-8"), USAGE));

        assertThat(verdict(report, "FALLBACK-8").verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void without_a_departure_nothing_is_broken() {
        Report report = report(scenario("CHAT-1"), scenario("LEDGER-1"));

        assertThat(verdict(report, "LEDGER-1").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void several_departures_are_counted() {
        Report report = report(scenario("CHAT-1", USAGE, USAGE, USAGE));

        assertThat(verdict(report, "LEDGER-1").reason()).endsWith("(and 2 more)");
    }

    @Test
    void a_departure_that_cannot_be_read_is_told() {
        Report report = report(scenario("CHAT-1", "{\"criterion\":"));

        assertThat(report.notes())
                .contains("A departure that “Scenario of CHAT-1” saw cannot be read");
    }

    private static Report report(ScenarioRun... scenarios) {
        RunModel run =
                new RunModel(
                        true,
                        Optional.of(Instant.EPOCH),
                        Optional.of(Instant.EPOCH),
                        List.of(),
                        List.of(scenarios),
                        List.of(),
                        List.of());
        return ReportAssembly.of(
                CATALOGUE, new RunFacts(List.of(), "@CHAT", List.of()), run, Proofs.none());
    }

    private static CriterionVerdict verdict(Report report, String id) {
        return report.capabilities().stream()
                .flatMap(capability -> capability.criteria().stream())
                .filter(one -> one.criterion().id().equals(id))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static ScenarioRun scenario(String criterion, String... departures) {
        return scenario(criterion, Stream.of(departures).map(DeparturesTest::read).toList());
    }

    private static ScenarioRun scenario(String criterion, List<Evidence> evidence) {
        return scenario(
                criterion,
                new StepRun(
                        StepRun.Kind.STEP,
                        "When",
                        "she asks",
                        StepStatus.PASSED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        evidence));
    }

    private static ScenarioRun scenario(String criterion, StepRun step) {
        return new ScenarioRun(
                "features/a.feature",
                3,
                "A feature",
                "A rule",
                "Scenario of " + criterion,
                List.of(),
                List.of(criterion),
                ScenarioRun.Progress.FINISHED,
                "main",
                Optional.empty(),
                List.of(step));
    }

    private static Evidence read(String json) {
        return new EvidenceReader()
                .read(
                        "departure",
                        "application/vnd.touchstone.departure+json",
                        json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_note_of_another_kind_is_no_departure() {
        Evidence note =
                new EvidenceReader()
                        .read("note", "application/json", USAGE.getBytes(StandardCharsets.UTF_8));
        Report report = report(scenario("LEDGER-1", List.of(note)));

        assertThat(verdict(report, "LEDGER-1").verdict()).isEqualTo(Verdict.MET);
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void a_criterion_that_is_broken_by_its_own_scenario_keeps_its_reason() {
        ScenarioRun failed =
                scenario(
                        "LEDGER-1",
                        Scenarios.step(
                                StepStatus.FAILED,
                                "org.opentest4j.AssertionFailedError",
                                "one cent"));
        ScenarioRun error =
                scenario(
                        "CHAT-1",
                        Scenarios.step(StepStatus.FAILED, "java.net.ConnectException", "refused"));
        Report report =
                report(
                        failed,
                        error,
                        scenario("CHAT-2", USAGE, USAGE.replace("LEDGER-1", "CHAT-1")));

        assertThat(verdict(report, "LEDGER-1").reason()).isEqualTo("its scenario failed: one cent");
        assertThat(verdict(report, "CHAT-1").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(verdict(report, "CHAT-2").verdict()).isEqualTo(Verdict.MET);
    }
}
