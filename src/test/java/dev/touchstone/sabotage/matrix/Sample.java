package dev.touchstone.sabotage.matrix;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Exemption;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.act.Rules;
import dev.touchstone.sabotage.act.When;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small matrix: two scenarios of CHAT-1, one of CHAT-2, one of STREAM-1, and the defects and
 * trials that a test adds.
 */
final class Sample {

    static final LocalDate TODAY = LocalDate.of(2030, 3, 1);
    static final String SHORT = "chat.feature:9";
    static final String LONG = "chat.feature:20";
    static final String CUT = "chat.feature:100";
    static final String MARKER = "stream.feature:3";

    private final List<Defect> defects = new ArrayList<>();
    private final List<TrialResult> results = new ArrayList<>();
    private final List<TrialResult> control = new ArrayList<>();
    private final List<Exemption> exceptions = new ArrayList<>();
    private final List<Scenario> scenarios =
            new ArrayList<>(
                    List.of(
                            new Scenario(SHORT, "A short answer", "CHAT-1"),
                            new Scenario(LONG, "A long answer", "CHAT-1"),
                            new Scenario(CUT, "A long answer is cut", "CHAT-2"),
                            new Scenario(MARKER, "An answer ends", "STREAM-1")));

    static Defect defect(String id, Set<String> breaks, Map<String, String> may) {
        return defect(id, "It is wrong: " + id, breaks, may, null);
    }

    static Defect defect(
            String id, String says, Set<String> breaks, Map<String, String> may, URI bug) {
        return new Defect(
                id,
                says,
                Defect.Kind.SUBTLE,
                breaks,
                may,
                Optional.ofNullable(bug),
                new Harm.Front(Rules.marking(List.of(When.ASKING))));
    }

    Sample with(Defect defect) {
        defects.add(defect);
        return this;
    }

    Sample with(Scenario scenario) {
        scenarios.add(scenario);
        return this;
    }

    Sample with(Exemption exemption) {
        exceptions.add(exemption);
        return this;
    }

    /** The first defect in this scenario. */
    Sample ended(String scenario, Outcome outcome, String... departures) {
        return ended(defects.get(0).id(), scenario, outcome, departures);
    }

    Sample ended(String defect, String scenario, Outcome outcome, String... departures) {
        boolean green = outcome == Outcome.GREEN;
        return with(
                new TrialResult(
                        defect,
                        scenario,
                        outcome,
                        green ? "" : "Then it is right",
                        green ? "" : "expected 1, got 2",
                        Set.of(departures),
                        Set.of(),
                        7));
    }

    Sample with(TrialResult result) {
        results.add(result);
        return this;
    }

    /** Under no defect. */
    Sample healthy(String scenario, Outcome outcome) {
        control.add(
                new TrialResult(
                        "", scenario, outcome, "Then it is", "it is not", Set.of(), Set.of(), 7));
        return this;
    }

    KillMatrix matrix() {
        return new KillMatrix(defects, scenarios, results, control, exceptions);
    }

    DefectVerdict verdict() {
        return matrix().verdicts().get(0);
    }

    MatrixReport report() {
        return report("quick", Optional.empty());
    }

    MatrixReport report(String form, Optional<String> only) {
        Catalogue criteria =
                Catalogue.load(Path.of("src/test/resources/livingdoc/sample-criteria.yaml"));
        return new MatrixReport(matrix(), criteria, form, only, TODAY, 95);
    }
}
