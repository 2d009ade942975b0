package dev.touchstone.sabotage.matrix;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Exemption;
import dev.touchstone.sabotage.matrix.DefectVerdict.Kill;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of every trial, held against what the catalogue of defects says. */
public final class KillMatrix {

    private final Map<String, Scenario> scenarios;
    private final Map<String, List<TrialResult>> byDefect;
    private final Map<String, TrialResult> control;
    private final List<DefectVerdict> verdicts;
    private final List<Exemption> exceptions;
    private final int trials;
    private final Map<String, Set<String>> before;

    /**
     * @param scenarios in the order of the files
     * @param results in any order
     * @param control what became of scenarios under no defect; empty when that was not tried
     */
    public KillMatrix(
            List<Defect> defects,
            List<Scenario> scenarios,
            List<TrialResult> results,
            List<TrialResult> control,
            List<Exemption> exceptions) {
        this.exceptions = List.copyOf(exceptions);
        this.scenarios = new LinkedHashMap<>();
        scenarios.forEach(scenario -> this.scenarios.put(scenario.place(), scenario));
        List<String> places = List.copyOf(this.scenarios.keySet());
        this.trials = results.size();
        this.byDefect =
                results.stream()
                        .sorted(Comparator.comparingInt(one -> places.indexOf(one.scenario())))
                        .collect(Collectors.groupingBy(TrialResult::defect));
        this.control =
                control.stream()
                        .collect(Collectors.toMap(TrialResult::scenario, Function.identity()));
        this.verdicts = defects.stream().map(this::verdict).toList();
        this.before = Map.of();
    }

    private KillMatrix(KillMatrix matrix, Map<String, Set<String>> before) {
        this.scenarios = matrix.scenarios;
        this.byDefect = matrix.byDefect;
        this.control = matrix.control;
        this.verdicts = matrix.verdicts;
        this.exceptions = matrix.exceptions;
        this.trials = matrix.trials;
        this.before = Map.copyOf(before);
    }

    /**
     * The same, where some were not tried once more.
     *
     * @param before the ids of the defects of which an earlier run saw that they prove a scenario,
     *     by file and line
     */
    public KillMatrix remembering(Map<String, Set<String>> before) {
        return new KillMatrix(this, before);
    }

    /** One for each defect, in the order of the catalogue. */
    public List<DefectVerdict> verdicts() {
        return verdicts;
    }

    /** How many scenarios ran under a defect, all defects together. */
    public int trials() {
        return trials;
    }

    /** What is not as it should be, and is known. */
    public List<Exemption> exceptions() {
        return exceptions;
    }

    /**
     * Each scenario with the defects that prove it, in the order of the files. What a defect merely
     * may break it breaks by accident: only those count that must break the scenario's criterion.
     */
    public List<ProvenScenario> scenarios() {
        Map<String, Set<String>> proving = new TreeMap<>();
        before.forEach((place, ids) -> proving.put(place, new TreeSet<>(ids)));
        for (DefectVerdict verdict : verdicts) {
            verdict.kills().stream()
                    .filter(kill -> verdict.defect().breaks().contains(kill.criterion()))
                    .forEach(
                            kill ->
                                    proving.computeIfAbsent(kill.scenario(), x -> new TreeSet<>())
                                            .add(verdict.defect().id()));
        }
        return scenarios.values().stream()
                .map(
                        scenario ->
                                new ProvenScenario(
                                        scenario.place(),
                                        scenario.name(),
                                        scenario.criterion(),
                                        inControl(scenario.place()),
                                        List.copyOf(
                                                proving.getOrDefault(scenario.place(), Set.of()))))
                .toList();
    }

    /**
     * Scenarios that no defect proves.
     *
     * @param today exceptions that end before this day count no more
     */
    public List<ProvenScenario> unproven(LocalDate today) {
        return scenarios().stream()
                .filter(scenario -> scenario.control() == Outcome.GREEN)
                .filter(scenario -> scenario.provenBy().isEmpty())
                .filter(
                        scenario ->
                                exceptions.stream()
                                        .filter(exception -> counts(exception, today))
                                        .noneMatch(e -> scenario.name().equals(e.scenario())))
                .toList();
    }

    /** Scenarios that are red although nothing is wrong. */
    public List<ProvenScenario> falseAlarms() {
        return scenarios().stream()
                .filter(scenario -> scenario.control() != Outcome.GREEN)
                .filter(scenario -> scenario.control() != Outcome.NOT_SUPPORTED)
                .toList();
    }

    /** The criteria of which a scenario was seen green under no defect, by id. */
    public List<String> green() {
        return control.values().stream()
                .filter(result -> result.outcome() == Outcome.GREEN)
                .map(result -> scenarios.get(result.scenario()).criterion())
                .distinct()
                .sorted()
                .toList();
    }

    /** Those of them of which no such scenario turned red under any defect. */
    public List<String> unshaken() {
        Set<String> shaken =
                byDefect.values().stream()
                        .flatMap(List::stream)
                        .filter(result -> result.outcome() == Outcome.RED)
                        .filter(result -> inControl(result.scenario()) == Outcome.GREEN)
                        .map(result -> scenarios.get(result.scenario()).criterion())
                        .collect(Collectors.toSet());
        return green().stream().filter(criterion -> !shaken.contains(criterion)).toList();
    }

    /**
     * What is not as the catalogue says, a sentence for each; empty when all is well.
     *
     * @param today exceptions that end before this day count no more
     */
    public List<String> findings(LocalDate today) {
        List<String> found = new ArrayList<>();
        exceptions.stream()
                .filter(exception -> !counts(exception, today))
                .forEach(
                        exception ->
                                found.add(
                                        "the exception for %s ended on %s"
                                                .formatted(exception, exception.until())));
        for (DefectVerdict verdict : verdicts) {
            String id = verdict.defect().id();
            if (verdict.ran() == 0) {
                found.add(id + " was tried in no scenario");
            }
            verdict.survived().stream()
                    .filter(criterion -> !isExcused(id, criterion, today))
                    .forEach(criterion -> found.add(id + " survives " + criterion));
            told(found, today, id, "is found for the wrong reason", verdict.wrongReasons());
            told(found, today, id, "breaks what it may not", verdict.collateral());
        }
        falseAlarms()
                .forEach(
                        scenario ->
                                found.add(
                                        "%s (%s) is %s although nothing is wrong, in: %s: %s"
                                                .formatted(
                                                        scenario.place(),
                                                        scenario.criterion(),
                                                        scenario.control(),
                                                        control.get(scenario.place()).failedIn(),
                                                        control.get(scenario.place()).message())));
        return found;
    }

    private Outcome inControl(String place) {
        return control.containsKey(place) ? control.get(place).outcome() : Outcome.GREEN;
    }

    private static boolean counts(Exemption exception, LocalDate today) {
        return !exception.until().isBefore(today);
    }

    private boolean isExcused(String defect, String criterion, LocalDate today) {
        return exceptions.stream()
                .filter(exception -> counts(exception, today))
                .anyMatch(exception -> exception.excuses(defect, criterion));
    }

    /** One sentence for each criterion, however many scenarios there are. */
    private void told(
            List<String> found, LocalDate today, String defect, String what, List<Kill> kills) {
        Map<String, List<Kill>> byCriterion =
                kills.stream()
                        .filter(kill -> !isExcused(defect, kill.criterion(), today))
                        .collect(
                                Collectors.groupingBy(
                                        Kill::criterion, TreeMap::new, Collectors.toList()));
        byCriterion.forEach(
                (criterion, some) ->
                        found.add(
                                "%s %s: %s, %d scenarios, such as %s \"%s\" in: %s: %s"
                                        .formatted(
                                                defect,
                                                what,
                                                criterion,
                                                some.size(),
                                                some.get(0).scenario(),
                                                some.get(0).name(),
                                                some.get(0).failedIn(),
                                                some.get(0).message())));
    }

    private DefectVerdict verdict(Defect defect) {
        List<TrialResult> results = byDefect.getOrDefault(defect.id(), List.of());
        List<Kill> kills = new ArrayList<>();
        List<Kill> wrong = new ArrayList<>();
        List<Kill> collateral = new ArrayList<>();
        Set<String> survived = new TreeSet<>(defect.breaks());
        for (TrialResult result : results) {
            Scenario scenario = scenarios.get(result.scenario());
            Kill kill = kill(scenario.criterion(), scenario, result);
            boolean meant = defect.breaks().contains(scenario.criterion());
            boolean failed = result.outcome() != Outcome.GREEN;
            if (failed && !defect.allows(scenario.criterion())) {
                collateral.add(kill);
            } else if (result.outcome() == Outcome.RED) {
                kills.add(kill);
                survived.remove(scenario.criterion());
            } else if (failed && meant) {
                wrong.add(kill);
            }
            result.departures().stream()
                    .filter(criterion -> !defect.allows(criterion))
                    .forEach(criterion -> collateral.add(departure(criterion, scenario)));
        }
        return new DefectVerdict(defect, kills, survived, wrong, collateral, results.size());
    }

    private static Kill kill(String criterion, Scenario scenario, TrialResult result) {
        return new Kill(
                criterion, scenario.place(), scenario.name(), result.failedIn(), result.message());
    }

    private static Kill departure(String criterion, Scenario scenario) {
        return new Kill(
                criterion,
                scenario.place(),
                scenario.name(),
                "",
                "something departed from the published contract");
    }
}
