package dev.touchstone.livingdoc.verdict;

import dev.touchstone.criteria.CapabilityArea;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.ScenarioRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run says, in the order in which it is shown: every format is made from this and from
 * nothing else.
 *
 * @param summary one sentence for the whole
 * @param aborted whether the run did not come to its end
 * @param problems what failed outside of every scenario; with one of them the profile is error
 * @param notes what a reader should know and what changes no verdict
 * @param duration from the first to the last message
 * @param levels core, then extended
 * @param scenarioCounts how many scenarios had each outcome
 * @param orphans scenarios that belong to no criterion of the catalogue
 * @param proven how many scenarios are known to fail when they should; empty when nobody looked
 */
public record Report(
        RunFacts facts,
        Profile profile,
        String summary,
        boolean aborted,
        List<String> problems,
        List<String> notes,
        Optional<Instant> started,
        Optional<Duration> duration,
        List<LevelReport> levels,
        Map<Outcome, Integer> scenarioCounts,
        List<CapabilityReport> capabilities,
        List<ScenarioReport> orphans,
        Optional<Proven> proven) {

    public Report {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        levels = List.copyOf(levels);
        scenarioCounts = ordered(scenarioCounts, Outcome.class);
        capabilities = List.copyOf(capabilities);
        orphans = List.copyOf(orphans);
    }

    /**
     * How many scenarios defects turn red.
     *
     * @param of how many there are
     * @param by how many defects do it
     */
    public record Proven(int scenarios, int of, int by) {}

    /** Whether at least one scenario began. */
    public boolean ranAnything() {
        return scenarioCounts.entrySet().stream()
                .anyMatch(count -> count.getKey() != Outcome.NOT_RUN && count.getValue() > 0);
    }

    /** The name of the router, for a title. */
    public String router() {
        return facts.value("Router").orElse("A router without a name");
    }

    /** The criteria of one level by their verdict; every verdict is there. */
    public record LevelReport(Level level, Map<Verdict, List<String>> criteria) {
        public LevelReport {
            criteria = ordered(criteria, Verdict.class);
        }

        /** How many criteria the level has. */
        public int size() {
            return criteria.values().stream().mapToInt(List::size).sum();
        }
    }

    /**
     * One capability.
     *
     * @param missing why the router does not have it
     */
    public record CapabilityReport(
            CapabilityArea area, Optional<String> missing, List<CriterionReport> criteria) {
        public CapabilityReport {
            criteria = List.copyOf(criteria);
        }
    }

    /** One criterion with its verdict and the scenarios that decided it. */
    public record CriterionReport(
            Criterion criterion, CriterionVerdict verdict, List<ScenarioReport> scenarios) {
        public CriterionReport {
            scenarios = List.copyOf(scenarios);
        }

        /** The defects that turn one of its scenarios red, each once. */
        public List<Proofs.Defect> provenBy() {
            return scenarios.stream()
                    .flatMap(one -> one.provenBy().stream())
                    .distinct()
                    .sorted(Comparator.comparing(Proofs.Defect::id))
                    .toList();
        }

        /** How many of its scenarios a defect turns red. */
        public int provenScenarios() {
            return (int) scenarios.stream().filter(one -> !one.provenBy().isEmpty()).count();
        }
    }

    /**
     * One scenario.
     *
     * @param anchor the same in every run, as long as its criterion and its name stay
     * @param provenBy the defects that turn it red
     */
    public record ScenarioReport(
            String anchor, ScenarioRun run, ScenarioVerdict verdict, List<Proofs.Defect> provenBy) {
        public ScenarioReport {
            provenBy = List.copyOf(provenBy);
        }
    }

    private static <K extends Enum<K>, V> Map<K, V> ordered(Map<K, V> map, Class<K> type) {
        Map<K, V> copy = new EnumMap<>(type);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }
}
