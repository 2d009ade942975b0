package dev.touchstone.acceptance.sabotage;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.matrix.KillMatrix;
import dev.touchstone.sabotage.matrix.Proven;
import dev.touchstone.sabotage.matrix.Scenario;
import dev.touchstone.sabotage.matrix.TrialLog;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stacks;
import io.cucumber.core.gherkin.Pickle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs defects against scenarios. */
final class KillMatrixRun {

    static final Path FEATURES = Path.of("features");

    private final Catalogue criteria;
    private final DefectCatalogue catalogue;
    private final Map<String, Defect> defects = new LinkedHashMap<>();
    private final Trials trials;
    private final TrialLog log;
    private final Proven proven;
    private final Consumer<String> progress;

    /** Every scenario that can be run, in the order of the files. */
    private final Map<Pickle, Scenario> scenarios = new LinkedHashMap<>();

    /**
     * @param wanted which defects are tried
     * @param progress is told how far it is
     * @param log keeps what has ended, and knows what had before
     */
    KillMatrixRun(
            Settings settings, Predicate<Defect> wanted, Consumer<String> progress, TrialLog log)
            throws IOException {
        this.log = log;
        this.proven = Proven.read(FEATURES);
        this.progress = progress;
        this.trials = new Trials(FEATURES, settings, progress, log::add);
        this.criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));
        this.catalogue =
                DefectCatalogue.load(
                        FEATURES.resolve("defects.yaml"), criteria, Stacks.defaultModel(settings));
        catalogue.defects().stream().filter(wanted).forEach(one -> defects.put(one.id(), one));
        if (defects.isEmpty()) {
            throw new IllegalArgumentException(
                    "-Dmatrix.defects names none of the %d defects: expected the id of one, or a criterion that one breaks, as a pattern"
                            .formatted(catalogue.defects().size()));
        }
        trials.scenarios().forEach(pickle -> scenarios.put(pickle, scenario(pickle, criteria)));
    }

    Catalogue criteria() {
        return criteria;
    }

    /**
     * Each defect with as many scenarios of the criteria that it breaks as show what the last run
     * did: it is killed, and each scenario is proven. That they are green without a defect is what
     * the acceptance run is for; here one of each criterion shows that the relays change nothing.
     */
    KillMatrix quick() {
        List<Trial> meant = wanted(KillMatrixRun::isMeant);
        Enough enough = new Enough(meant, this::sawBefore, this::criterion);
        List<Trial> first = new ArrayList<>(oneOfEachCriterion(meant));
        first.addAll(enough.first());
        Saboteur.take(saboteur(Map.of()));
        Map<Boolean, List<TrialResult>> ended =
                run(first).stream()
                        .collect(
                                Collectors.partitioningBy(
                                        result -> result.defect().equals(Saboteur.NOTHING)));
        List<TrialResult> results = new ArrayList<>(ended.get(false));
        results.addAll(run(enough.left(results)));
        return matrix(results, ended.get(true)).remembering(enough.spared(results));
    }

    /** Behind relays that change nothing. */
    private Collection<Trial> oneOfEachCriterion(List<Trial> trials) {
        Map<String, Trial> first = new LinkedHashMap<>();
        trials.forEach(
                trial ->
                        first.putIfAbsent(
                                criterion(trial), new Trial(Saboteur.NOTHING, trial.pickle())));
        return first.values();
    }

    private KillMatrix matrix(List<TrialResult> tried, List<TrialResult> healthy) {
        return new KillMatrix(
                List.copyOf(defects.values()), scenarios(), tried, healthy, catalogue.exceptions());
    }

    /** Each defect with all scenarios of the criteria that it breaks. */
    KillMatrix meant() {
        return each(KillMatrixRun::isMeant);
    }

    /** Each defect with every scenario. */
    KillMatrix full() {
        return each((defect, scenario) -> true);
    }

    /**
     * The same of defects that stand before the router, for a router that need not be a healthy
     * one: can turn red what is green there?
     */
    KillMatrix router() {
        return each(
                (defect, scenario) ->
                        defect.harm() instanceof Harm.Front && isMeant(defect, scenario));
    }

    /** No defect at all. */
    KillMatrix healthy() {
        return new KillMatrix(
                List.of(),
                scenarios(),
                List.of(),
                control(scenarios.keySet(), Map.of()),
                catalogue.exceptions());
    }

    /**
     * These behind relays that change nothing.
     *
     * @param watched the defects of which is asked whether they would change something, by scenario
     */
    private List<TrialResult> control(Collection<Pickle> some, Map<String, List<Defect>> watched) {
        Saboteur.take(saboteur(watched));
        return run(some.stream().map(scenario -> new Trial(Saboteur.NOTHING, scenario)).toList());
    }

    private Saboteur saboteur(Map<String, List<Defect>> watched) {
        Lookout lookout = new Touching(place -> watched.getOrDefault(place, List.of()));
        return new Saboteur(List.copyOf(defects.values()), lookout);
    }

    /** Those that did not end in a run before. */
    private List<TrialResult> run(List<Trial> wanted) {
        Set<String> all = wanted.stream().map(KillMatrixRun::key).collect(Collectors.toSet());
        Map<String, TrialResult> results =
                log.earlier().stream()
                        .collect(Collectors.toMap(KillMatrixRun::key, Function.identity()));
        results.keySet().retainAll(all);
        if (!results.isEmpty()) {
            progress.accept(
                    "%d of %d trials had ended in a run before this one"
                            .formatted(results.size(), all.size()));
        }
        List<Trial> left =
                wanted.stream().filter(trial -> !results.containsKey(key(trial))).toList();
        if (!left.isEmpty()) {
            trials.run(Mix.of(left, this::kind))
                    .forEach(result -> results.put(key(result), result));
        }
        return List.copyOf(results.values());
    }

    /**
     * The capability of the first criterion that a defect breaks, or the file where a scenario
     * stands.
     */
    private String kind(Trial trial) {
        return Optional.ofNullable(defects.get(trial.defect())).stream()
                .flatMap(defect -> defect.breaks().stream().sorted())
                .findFirst()
                .flatMap(criteria::find)
                .map(Criterion::capability)
                .orElse(trial.pickle().getUri().toString());
    }

    /** What tells one trial from all others. */
    static String key(Trial trial) {
        return key(trial.scenario(), trial.defect());
    }

    static String key(TrialResult result) {
        return key(result.scenario(), result.defect());
    }

    private static String key(String scenario, String defect) {
        return scenario + " " + defect;
    }

    private interface Pairing {
        boolean isWanted(Defect defect, Scenario scenario);
    }

    private static boolean isMeant(Defect defect, Scenario scenario) {
        return defect.breaks().contains(scenario.criterion());
    }

    private KillMatrix each(Pairing pairing) {
        Control control = new Control(pairing);
        Together together =
                new Together(
                        Mix.of(Samples.of(control.changing, this::allowance), this::kind),
                        defects,
                        this::criterion);
        List<TrialResult> results = new ArrayList<>(together.said(run(together.trials())));
        results.addAll(run(together.left(results)));
        return control.with(results);
    }

    /**
     * What became of the scenarios under no defect. What changes nothing in one of them cannot
     * change what becomes of it, and need not be tried.
     */
    private final class Control {

        private final List<TrialResult> results;
        private final List<Trial> changing;

        Control(Pairing pairing) {
            List<Trial> wanted = wanted(pairing);
            results =
                    control(
                            wanted.stream().map(Trial::pickle).distinct().toList(),
                            watched(wanted));
            Set<String> touching =
                    results.stream()
                            .flatMap(
                                    one ->
                                            one.touching().stream()
                                                    .map(id -> key(one.scenario(), id)))
                            .collect(Collectors.toSet());
            changing = wanted.stream().filter(trial -> canChange(trial, touching)).toList();
        }

        KillMatrix with(List<TrialResult> tried) {
            return matrix(tried, results);
        }
    }

    private Enough.Seen sawBefore(Trial trial) {
        Defect defect = defects.get(trial.defect());
        List<String> proving = proven.of(scenarios.get(trial.pickle()));
        if (proving.isEmpty() || !proven.knows(defect)) {
            return Enough.Seen.NOTHING;
        }
        return proving.contains(defect.id()) ? Enough.Seen.RED : Enough.Seen.NOT_RED;
    }

    private String criterion(Trial trial) {
        return scenarios.get(trial.pickle()).criterion();
    }

    /** The defects of wanted trials that can be seen coming, by scenario. */
    private Map<String, List<Defect>> watched(List<Trial> wanted) {
        Map<String, List<Defect>> watched = new HashMap<>();
        for (Trial trial : wanted) {
            Defect defect = defects.get(trial.defect());
            if (defect.harm().reached().canBeSeen()) {
                watched.computeIfAbsent(trial.scenario(), place -> new ArrayList<>()).add(defect);
            }
        }
        return watched;
    }

    private List<Trial> wanted(Pairing pairing) {
        List<Trial> wanted = new ArrayList<>();
        for (Defect defect : defects.values()) {
            scenarios.forEach(
                    (pickle, scenario) -> {
                        if (pairing.isWanted(defect, scenario)) {
                            wanted.add(new Trial(defect.id(), pickle));
                        }
                    });
        }
        // those that need not run alone come first
        wanted.sort(Comparator.comparing(Trial::company));
        return wanted;
    }

    /** Of what nobody sees coming only the criteria are known that it breaks. */
    private boolean canChange(Trial trial, Set<String> touching) {
        Defect defect = defects.get(trial.defect());
        return defect.harm().reached().canBeSeen()
                ? touching.contains(key(trial))
                : isMeant(defect, scenarios.get(trial.pickle()));
    }

    /**
     * A defect and a criterion that it may break: as no outcome is wrong there, one scenario shows
     * whether it does. Empty where the outcome matters.
     */
    private Optional<String> allowance(Trial trial) {
        Defect defect = defects.get(trial.defect());
        return Optional.of(criterion(trial))
                .filter(criterion -> !defect.breaks().contains(criterion))
                .filter(defect::allows)
                .map(criterion -> key(criterion, trial.defect()));
    }

    private List<Scenario> scenarios() {
        return List.copyOf(scenarios.values());
    }

    /** A scenario as the matrix knows it. */
    static Scenario scenario(Pickle pickle, Catalogue criteria) {
        String criterion =
                pickle.getTags().stream()
                        .map(tag -> tag.substring(1))
                        .flatMap(tag -> criteria.find(tag).map(Criterion::id).stream())
                        .findFirst()
                        .orElse("");
        return new Scenario(Trial.place(pickle), pickle.getName(), criterion);
    }
}
