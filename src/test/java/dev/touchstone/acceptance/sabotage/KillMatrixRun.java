package dev.touchstone.acceptance.sabotage;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import dev.touchstone.sabotage.matrix.KillMatrix;
import dev.touchstone.sabotage.matrix.Scenario;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.settings.Settings;
import io.cucumber.core.gherkin.Pickle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs defects against scenarios. */
final class KillMatrixRun {

    static final Path FEATURES = Path.of("features");

    private final Catalogue criteria;
    private final DefectCatalogue catalogue;
    private final List<Defect> defects;
    private final Trials trials;
    private final Touching touching;

    /** Every scenario that can be run, in the order of the files. */
    private final Map<Pickle, Scenario> scenarios = new LinkedHashMap<>();

    KillMatrixRun(Settings settings, Predicate<Defect> wanted, Consumer<String> progress) {
        this.trials = new Trials(FEATURES, settings, progress);
        this.criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));
        this.catalogue = DefectCatalogue.load(FEATURES.resolve("defects.yaml"), criteria);
        this.defects = catalogue.defects().stream().filter(wanted).toList();
        this.touching = new Touching(defects);
        Saboteur.take(new Saboteur(defects, touching));
        trials.scenarios().forEach(pickle -> scenarios.put(pickle, scenario(pickle, criteria)));
    }

    Catalogue criteria() {
        return criteria;
    }

    /** Each defect with the scenarios of the criteria that it breaks. */
    KillMatrix quick() {
        return matrix(
                (defect, scenario) -> defect.breaks().contains(scenario.criterion()), List.of());
    }

    /** Each defect with every scenario in which it changes anything at all. */
    KillMatrix full() {
        List<TrialResult> control = control();
        return matrix(
                (defect, scenario) ->
                        defect.breaks().contains(scenario.criterion())
                                || touching.isTouched(scenario.place(), defect),
                control);
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
        return trials.run(all);
    }

    private interface Pairing {
        boolean isTried(Defect defect, Scenario scenario);
    }

    private KillMatrix matrix(Pairing pairing, List<TrialResult> control) {
        List<Trial> tried = new ArrayList<>();
        for (Defect defect : defects) {
            scenarios.forEach(
                    (pickle, scenario) -> {
                        if (pairing.isTried(defect, scenario)) {
                            tried.add(new Trial(defect.id(), pickle));
                        }
                    });
        }
        return new KillMatrix(
                defects, scenarios(), trials.run(tried), control, catalogue.exceptions());
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
