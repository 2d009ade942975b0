package dev.touchstone.acceptance.sabotage;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import dev.touchstone.sabotage.matrix.KillMatrix;
import dev.touchstone.sabotage.matrix.Scenario;
import dev.touchstone.sabotage.matrix.TrialLog;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.settings.Settings;
import io.cucumber.core.gherkin.Pickle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Defect> defects;
    private final Trials trials;
    private final TrialLog log;
    private final Consumer<String> progress;

    /** Every scenario that can be run, in the order of the files. */
    private final Map<Pickle, Scenario> scenarios = new LinkedHashMap<>();

    /**
     * @param wanted which defects are tried
     * @param progress is told how far it is
     * @param log keeps what has ended, and knows what had before
     */
    KillMatrixRun(
            Settings settings, Predicate<Defect> wanted, Consumer<String> progress, TrialLog log) {
        this.log = log;
        this.progress = progress;
        this.trials = new Trials(FEATURES, settings, progress, log::add);
        this.criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));
        this.catalogue = DefectCatalogue.load(FEATURES.resolve("defects.yaml"), criteria);
        this.defects = catalogue.defects().stream().filter(wanted).toList();
        Saboteur.take(new Saboteur(defects, new Touching(defects)));
        trials.scenarios().forEach(pickle -> scenarios.put(pickle, scenario(pickle, criteria)));
    }

    Catalogue criteria() {
        return criteria;
    }

    /** Each defect with the scenarios of the criteria that it breaks. */
    KillMatrix quick() {
        return matrix((defect, scenario) -> defect.breaks().contains(scenario.criterion()));
    }

    /** Each defect with every scenario. */
    KillMatrix full() {
        return matrix((defect, scenario) -> true);
    }

    /** No defect at all. */
    KillMatrix healthy() {
        return new KillMatrix(List.of(), scenarios(), List.of(), control(), catalogue.exceptions());
    }

    /** Every scenario behind relays that change nothing. */
    private List<TrialResult> control() {
        List<Trial> all =
                scenarios.keySet().stream()
                        .map(scenario -> new Trial(Saboteur.NOTHING, scenario))
                        .toList();
        return run(all);
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
        trials.run(Mix.of(left, this::kind)).forEach(result -> results.put(key(result), result));
        return List.copyOf(results.values());
    }

    /**
     * The capability of the first criterion that a defect breaks, or the file where a scenario
     * stands.
     */
    private String kind(Trial trial) {
        return defects.stream()
                .filter(defect -> defect.id().equals(trial.defect()))
                .flatMap(defect -> defect.breaks().stream().sorted())
                .findFirst()
                .flatMap(criteria::find)
                .map(Criterion::capability)
                .orElse(trial.pickle().getUri().toString());
    }

    private static String key(Trial trial) {
        return trial.scenario() + " " + trial.defect();
    }

    private static String key(TrialResult result) {
        return result.scenario() + " " + result.defect();
    }

    private interface Pairing {
        boolean isWanted(Defect defect, Scenario scenario);
    }

    /** What changes nothing in a scenario cannot change what becomes of it, and is not tried. */
    private KillMatrix matrix(Pairing pairing) {
        List<TrialResult> control = control();
        Map<String, Set<String>> touching =
                control.stream()
                        .collect(Collectors.toMap(TrialResult::scenario, TrialResult::touching));
        List<Trial> tried = new ArrayList<>();
        for (Defect defect : defects) {
            scenarios.forEach(
                    (pickle, scenario) -> {
                        if (pairing.isWanted(defect, scenario)
                                && canChange(defect, scenario, touching)) {
                            tried.add(new Trial(defect.id(), pickle));
                        }
                    });
        }
        return new KillMatrix(defects, scenarios(), run(tried), control, catalogue.exceptions());
    }

    /** Of what nobody sees coming only the criteria are known that it breaks. */
    private static boolean canChange(
            Defect defect, Scenario scenario, Map<String, Set<String>> touching) {
        return defect.harm().reached().canBeSeen()
                ? touching.get(scenario.place()).contains(defect.id())
                : defect.breaks().contains(scenario.criterion());
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
