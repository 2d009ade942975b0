package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One scenario is tried under several defects at once where none of them may turn it red. Green, it
 * is green under each that has changed something; all others are tried by themselves.
 */
final class Together {

    /** So many at once: of more one is red more often, and the time is lost. */
    private static final int MOST = 8;

    private static final String AND = "+";

    /** What every scenario looks at behind its end, unless a defect is expected to show there. */
    private static final String BOOKS = "LEDGER-2";

    private final Map<String, Defect> defects;
    private final Function<Trial, String> criterion;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<String, List<Trial>> groups = new LinkedHashMap<>();

    /**
     * @param all in the order in which they may stand together
     * @param criterion of a trial's scenario
     */
    Together(
            Collection<Trial> all, Map<String, Defect> defects, Function<Trial, String> criterion) {
        this.defects = defects;
        this.criterion = criterion;
        Map<Boolean, List<Trial>> harmless =
                all.stream().collect(Collectors.partitioningBy(this::isHarmless));
        trials.addAll(harmless.get(false));
        harmless.get(true).stream()
                .collect(
                        Collectors.groupingBy(
                                trial -> trial.scenario() + defect(trial).allows(BOOKS),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .forEach(this::group);
    }

    private boolean isHarmless(Trial trial) {
        return defect(trial).harm() instanceof Harm.Front front
                && front.rules().leaveRoom()
                && !defect(trial).allows(criterion.apply(trial));
    }

    private void group(List<Trial> some) {
        int number = (some.size() + MOST - 1) / MOST;
        for (int i = 0; i < number; i++) {
            List<Trial> group = new ArrayList<>();
            for (int k = i; k < some.size(); k += number) {
                group.add(some.get(k));
            }
            Trial one = together(group);
            trials.add(one);
            if (group.size() > 1) {
                groups.put(KillMatrixRun.key(one), group);
            }
        }
    }

    private static Trial together(List<Trial> group) {
        return new Trial(
                group.stream().map(Trial::defect).collect(Collectors.joining(AND)),
                group.get(0).pickle());
    }

    /** The ids of the defects in the name of a trial. */
    static List<String> ids(String name) {
        return List.of(name.split("\\" + AND));
    }

    /** What is to be run first. */
    List<Trial> trials() {
        return List.copyOf(trials);
    }

    /** What these results say of each defect by itself. */
    List<TrialResult> said(List<TrialResult> results) {
        return results.stream().flatMap(this::said).toList();
    }

    private Stream<TrialResult> said(TrialResult result) {
        List<Trial> group = groups.get(KillMatrixRun.key(result));
        if (group == null) {
            return Stream.of(result);
        }
        return isGreenUnderAll(result, group)
                ? group.stream()
                        .filter(trial -> result.touching().contains(trial.defect()))
                        .map(trial -> green(trial, result.millis() / group.size()))
                : Stream.empty();
    }

    /** A departure that not each of them may cause can be the work of one that may not. */
    private boolean isGreenUnderAll(TrialResult result, List<Trial> group) {
        return result.outcome() == Outcome.GREEN
                && group.stream()
                        .map(this::defect)
                        .allMatch(one -> result.departures().stream().allMatch(one::allows));
    }

    private static TrialResult green(Trial trial, long millis) {
        return new TrialResult(
                trial.defect(),
                trial.scenario(),
                Outcome.GREEN,
                "",
                "",
                Set.of(),
                Set.of(),
                millis);
    }

    /**
     * Those that are still to be tried by themselves.
     *
     * @param said what the first results said of each by itself
     */
    List<Trial> left(List<TrialResult> said) {
        Set<String> known = said.stream().map(KillMatrixRun::key).collect(Collectors.toSet());
        return groups.values().stream()
                .flatMap(List::stream)
                .filter(trial -> !known.contains(KillMatrixRun.key(trial)))
                .toList();
    }

    private Defect defect(Trial trial) {
        return defects.get(trial.defect());
    }
}
