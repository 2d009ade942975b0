package dev.touchstone.livingdoc.verdict;

import dev.touchstone.criteria.CapabilityArea;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunModel;
import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.verdict.CriterionVerdict.Circumstances;
import dev.touchstone.livingdoc.verdict.CriterionVerdict.Named;
import dev.touchstone.livingdoc.verdict.Report.CapabilityReport;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Report.Proven;
import dev.touchstone.livingdoc.verdict.Report.ScenarioReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins a run with the catalogue: each scenario is judged once and shown below its criteria. */
public final class ReportAssembly {
    private final Catalogue catalogue;
    private final RunFacts facts;
    private final RunModel run;
    private final Proofs proofs;
    private final KnownFailures known;
    private final List<String> stale = new ArrayList<>();
    private final Set<Proofs.Defect> proving = new HashSet<>();
    private int proven;
    private final Anchors anchors = new Anchors();
    private final Map<String, List<ScenarioReport>> byCriterion = new HashMap<>();
    private final List<ScenarioReport> orphans = new ArrayList<>();
    private final Departures departures = new Departures();
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    private ReportAssembly(
            Catalogue catalogue, RunFacts facts, RunModel run, Proofs proofs, KnownFailures known) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.run = run;
        this.proofs = proofs;
        this.known = known;
    }

    /** Makes the report of a run of whose failures nothing is known. */
    public static Report of(Catalogue catalogue, RunFacts facts, RunModel run, Proofs proofs) {
        return of(catalogue, facts, run, proofs, KnownFailures.none());
    }

    /** Makes the report of a run. */
    public static Report of(
            Catalogue catalogue, RunFacts facts, RunModel run, Proofs proofs, KnownFailures known) {
        return new ReportAssembly(catalogue, facts, run, proofs, known).report();
    }

    private Report report() {
        run.scenarios().forEach(this::judge);
        List<CapabilityReport> capabilities = new ArrayList<>();
        catalogue.byArea().forEach((area, list) -> capabilities.add(capability(area, list)));
        List<LevelReport> levels =
                List.of(level(Level.CORE, capabilities), level(Level.EXT, capabilities));
        boolean aborted = !run.finished();
        List<String> problems = new ArrayList<>(run.failures());
        problems.addAll(known.problems());
        RunVerdict verdict = RunVerdict.of(levels, counts, aborted, problems).afterStale(stale);
        return new Report(
                facts,
                verdict.profile(),
                verdict.summary(),
                aborted,
                problems,
                notes(),
                run.started(),
                run.started()
                        .flatMap(start -> run.lastSign().map(end -> Duration.between(start, end))),
                levels,
                counts,
                capabilities,
                orphans,
                proofs.isKnown()
                        ? Optional.of(new Proven(proven, run.scenarios().size(), proving.size()))
                        : Optional.empty());
    }

    private void judge(ScenarioRun scenario) {
        departures.collect(scenario);
        ScenarioVerdict verdict = ScenarioVerdict.of(scenario, run.finished());
        counts.merge(verdict.outcome(), 1, Integer::sum);
        List<Proofs.Defect> provenBy = proofs.of(scenario);
        proving.addAll(provenBy);
        proven += provenBy.isEmpty() ? 0 : 1;
        Set<String> criteria = new LinkedHashSet<>(scenario.tags());
        criteria.removeIf(tag -> catalogue.find(tag).isEmpty());
        if (criteria.isEmpty()) {
            orphans.add(
                    new ScenarioReport(anchors.of("other", scenario), scenario, verdict, provenBy));
        }
        for (String id : criteria) {
            byCriterion
                    .computeIfAbsent(id, none -> new ArrayList<>())
                    .add(new ScenarioReport(anchors.of(id, scenario), scenario, verdict, provenBy));
        }
    }

    private CapabilityReport capability(CapabilityArea area, List<Criterion> criteria) {
        return new CapabilityReport(
                area,
                facts.missingReason(area.id()),
                criteria.stream().map(this::criterion).toList());
    }

    private CriterionReport criterion(Criterion criterion) {
        List<ScenarioReport> scenarios = byCriterion.getOrDefault(criterion.id(), List.of());
        List<Named> named =
                scenarios.stream().map(one -> new Named(one.run().name(), one.verdict())).toList();
        CriterionVerdict own =
                scenarios.isEmpty()
                        ? CriterionVerdict.withoutScenario(
                                catalogue.isOpen(criterion.id()),
                                catalogue.openReason(),
                                new Circumstances(
                                        !run.finished(), !run.failures().isEmpty(), facts.filter()))
                        : CriterionVerdict.of(named);
        CriterionVerdict verdict = worse(own, criterion.id());
        stale.addAll(known.stale(criterion.id(), verdict, named));
        return new CriterionReport(
                criterion, known.told(criterion.id(), verdict, named), scenarios);
    }

    /** A criterion whose own scenarios said error or broken keeps that, with its reason. */
    private CriterionVerdict worse(CriterionVerdict own, String id) {
        boolean bad = own.verdict() == Verdict.ERROR || own.verdict() == Verdict.BROKEN;
        return bad ? own : departures.verdict(id).orElse(own);
    }

    private static LevelReport level(Level level, List<CapabilityReport> capabilities) {
        Map<Verdict, List<String>> ids = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            ids.put(
                    verdict,
                    capabilities.stream()
                            .flatMap(capability -> capability.criteria().stream())
                            .filter(one -> one.criterion().level() == level)
                            .filter(one -> one.verdict().verdict() == verdict)
                            .map(one -> one.criterion().id())
                            .toList());
        }
        return new LevelReport(level, ids);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(run.notes());
        notes.addAll(stale);
        notes.addAll(departures.unreadable());
        for (RunModel.RuleSeen rule : run.rules()) {
            Optional<String> known =
                    rule.tags().stream().filter(tag -> catalogue.find(tag).isPresent()).findFirst();
            if (known.isEmpty()) {
                String nearest =
                        rule.tags().stream()
                                .flatMap(tag -> catalogue.nearest(tag).stream())
                                .findFirst()
                                .map(id -> "; did you mean @" + id + "?")
                                .orElse("");
                notes.add(
                        "The rule “"
                                + rule.name()
                                + "” names no criterion of the catalogue"
                                + nearest);
            }
        }
        return notes;
    }
}
