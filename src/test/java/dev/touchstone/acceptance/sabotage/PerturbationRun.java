package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Defect.Kind;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.act.Observation;
import dev.touchstone.sabotage.act.Rules;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import dev.touchstone.settings.Settings;
import java.util.ArrayList;
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

/**
 * Perturbs everything that callers could look at, one thing at a time, and looks whether any
 * scenario notices.
 */
final class PerturbationRun {

    /** So many scenarios of those that could notice are tried in each round, until one has. */
    private static final List<Integer> ROUNDS = List.of(1, 2, 4, 8, 16, 32, 64);

    private final Trials trials;
    private final Consumer<String> progress;
    private final Predicate<Observation> wanted;

    PerturbationRun(Settings settings, Predicate<Observation> wanted, Consumer<String> progress) {
        this.trials = new Trials(KillMatrixRun.FEATURES, settings, progress, result -> {});
        this.progress = progress;
        this.wanted = wanted;
    }

    /**
     * @param way what was done
     * @param tried how many scenarios could have noticed and were asked
     */
    record Perturbation(Observation what, String way, int tried, boolean noticed) {}

    /** A perturbation that nobody has noticed yet, with those who still could. */
    private static final class Open {
        private final Observation what;
        private final String way;
        private final Defect defect;
        private final List<Trial> left;
        private int tried;
        private boolean noticed;

        Open(Observation what, String way, Rules rules, List<Trial> left) {
            this.what = what;
            this.way = way;
            this.left = new ArrayList<>();
            this.defect =
                    new Defect(
                            what + ", " + way,
                            what + ", " + way,
                            Kind.SUBTLE,
                            Set.of(),
                            Map.of(),
                            Optional.empty(),
                            new Harm.Front(rules));
            left.forEach(trial -> this.left.add(new Trial(defect.id(), trial.pickle())));
        }
    }

    List<Perturbation> run() {
        Map<String, Open> open = opened();
        for (int size : ROUNDS) {
            List<Trial> round = new ArrayList<>();
            for (Open each : open.values()) {
                if (!each.noticed) {
                    List<Trial> some = each.left.subList(0, Math.min(size, each.left.size()));
                    round.addAll(some);
                    each.tried += some.size();
                    some.clear();
                }
            }
            progress.accept("%d perturbations are left".formatted(left(open)));
            for (TrialResult result :
                    round.isEmpty() ? List.<TrialResult>of() : trials.run(round)) {
                if (result.outcome() != Outcome.GREEN || !result.departures().isEmpty()) {
                    open.get(result.defect()).noticed = true;
                }
            }
        }
        return open.values().stream()
                .map(each -> new Perturbation(each.what, each.way, each.tried, each.noticed))
                .toList();
    }

    private static long left(Map<String, Open> open) {
        return open.values().stream().filter(each -> !each.noticed).count();
    }

    private Map<String, Open> opened() {
        Looking looking = new Looking();
        Saboteur.take(new Saboteur(List.of(), looking));
        List<Trial> healthy =
                trials.scenarios().stream()
                        .map(scenario -> new Trial(Saboteur.NOTHING, scenario))
                        .filter(trial -> trial.company() == Company.ANY)
                        .toList();
        Map<String, Long> millis =
                trials.run(healthy).stream()
                        .collect(Collectors.toMap(TrialResult::scenario, TrialResult::millis));
        Map<String, Trial> byPlace =
                healthy.stream().collect(Collectors.toMap(Trial::scenario, Function.identity()));
        Map<String, Open> open = new LinkedHashMap<>();
        looking.seen()
                .forEach(
                        (what, places) -> {
                            List<Trial> able =
                                    mixed(places.stream().map(byPlace::get).toList(), millis);
                            if (wanted.test(what)) {
                                what.perturbed()
                                        .forEach(
                                                (way, rules) -> {
                                                    Open each = new Open(what, way, rules, able);
                                                    open.put(each.defect.id(), each);
                                                });
                            }
                        });
        Saboteur.take(
                new Saboteur(open.values().stream().map(each -> each.defect).toList(), looking));
        return open;
    }

    /** One of each rule first, the quick ones before the slow ones. */
    private static List<Trial> mixed(List<Trial> able, Map<String, Long> millis) {
        Map<String, Integer> ranks = new HashMap<>();
        Map<Trial, Integer> rank = new HashMap<>();
        able.stream()
                .sorted(Comparator.comparing(trial -> millis.get(trial.scenario())))
                .forEach(
                        trial ->
                                rank.put(
                                        trial,
                                        ranks.merge(
                                                trial.pickle().getTags().toString(),
                                                1,
                                                Integer::sum)));
        return able.stream()
                .sorted(
                        Comparator.comparing((Trial trial) -> rank.get(trial))
                                .thenComparing(trial -> millis.get(trial.scenario())))
                .toList();
    }
}
