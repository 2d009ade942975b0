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
import java.util.List;
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

    KillMatrixRun(Settings settings, Predicate<Defect> wanted, Consumer<String> progress) {
        this.trials = new Trials(FEATURES, settings, progress);
        this.criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));
        this.catalogue = DefectCatalogue.load(FEATURES.resolve("defects.yaml"), criteria);
        this.defects = catalogue.defects().stream().filter(wanted).toList();
        this.touching = new Touching(defects);
        Saboteur.take(new Saboteur(defects, touching));
    }

    Catalogue criteria() {
        return criteria;
    }

    /** Each defect with the scenarios of the criteria that it breaks. */
    KillMatrix quick() {
        return matrix(
                (defect, scenario) -> defect.breaks().contains(criterion(scenario)), List.of());
    }

    /** Each defect with every scenario in which it changes anything at all. */
    KillMatrix full() {
        List<TrialResult> control = control();
        return matrix(
                (defect, scenario) ->
                        defect.breaks().contains(criterion(scenario))
                                || touching.isTouched(new Trial("", scenario).scenario(), defect),
                control);
    }

    /** No defect at all. */
    KillMatrix healthy() {
        return new KillMatrix(List.of(), scenarios(), List.of(), control(), catalogue.exceptions());
    }

    /** Every scenario behind relays that change nothing. */
    private List<TrialResult> control() {
        List<Trial> all =
                trials.scenarios().stream()
                        .map(scenario -> new Trial(Saboteur.NOTHING, scenario))
                        .toList();
        return trials.run(all);
    }

    private interface Pairing {
        boolean isTried(Defect defect, Pickle scenario);
    }

    private KillMatrix matrix(Pairing pairing, List<TrialResult> control) {
        List<Trial> tried = new ArrayList<>();
        for (Defect defect : defects) {
            trials.scenarios().stream()
                    .filter(scenario -> pairing.isTried(defect, scenario))
                    .forEach(scenario -> tried.add(new Trial(defect.id(), scenario)));
        }
        return new KillMatrix(
                defects, scenarios(), trials.run(tried), control, catalogue.exceptions());
    }

    private List<Scenario> scenarios() {
        return trials.scenarios().stream()
                .map(
                        pickle ->
                                new Scenario(
                                        new Trial("", pickle).scenario(),
                                        pickle.getName(),
                                        criterion(pickle)))
                .toList();
    }

    private String criterion(Pickle scenario) {
        return scenario.getTags().stream()
                .map(tag -> tag.substring(1))
                .flatMap(tag -> criteria.find(tag).map(Criterion::id).stream())
                .findFirst()
                .orElse("");
    }
}
