package dev.touchstone.livingdoc.verdict;

import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The profile of a router and one sentence about it: a failing harness outranks everything, a
 * broken criterion of either level outranks a core criterion that is not supported or not checked.
 */
public record RunVerdict(Profile profile, String summary) {
    private static final int NAMED = 6;

    /**
     * Judges a run.
     *
     * @param levels core, then extended
     * @param scenarios how many scenarios had each outcome, those without a criterion included
     * @param aborted whether the run did not come to its end
     * @param problems what failed outside of every scenario
     */
    public static RunVerdict of(
            List<LevelReport> levels,
            Map<Outcome, Integer> scenarios,
            boolean aborted,
            List<String> problems) {
        LevelReport core = level(levels, Level.CORE);
        LevelReport ext = level(levels, Level.EXT);
        int all = scenarios.values().stream().mapToInt(Integer::intValue).sum();
        int ran = all - scenarios.getOrDefault(Outcome.NOT_RUN, 0);
        if (!problems.isEmpty()) {
            return error("The harness failed, so nothing is certain. " + problems.get(0));
        }
        if (aborted) {
            return error(
                    "The run was aborted after "
                            + count(ran, "scenario", "scenarios")
                            + " had begun; what did not end is not judged.");
        }
        if (ran == 0) {
            return error("Nothing was checked: no scenario ran.");
        }
        List<String> unjudged = both(core, ext, Verdict.ERROR);
        List<String> broken = both(core, ext, Verdict.BROKEN);
        if (!unjudged.isEmpty()) {
            return error(
                    count(unjudged.size(), "criterion", "criteria")
                            + " could not be judged because the harness failed: "
                            + names(unjudged)
                            + (broken.isEmpty() ? "." : "; broken: " + names(broken) + "."));
        }
        if (scenarios.getOrDefault(Outcome.ERROR, 0) > 0) {
            return error("The harness failed in a scenario that belongs to no criterion.");
        }
        if (!broken.isEmpty()) {
            return new RunVerdict(Profile.FAILED, brokenSentence(core, ext));
        }
        if (scenarios.getOrDefault(Outcome.FAILED, 0) > 0) {
            return new RunVerdict(
                    Profile.FAILED, "A scenario failed that belongs to no criterion.");
        }
        int met = core.criteria().get(Verdict.MET).size();
        if (met == core.size()) {
            return new RunVerdict(
                    Profile.CONFORMANT,
                    "All " + met + " core criteria are met" + extended(ext) + ".");
        }
        return new RunVerdict(Profile.PARTIAL, partialSentence(core, met));
    }

    /** The same when these failures that were said to be known are none any more. */
    RunVerdict afterStale(List<String> stale) {
        if (stale.isEmpty() || profile == Profile.ERROR) {
            return this;
        }
        return new RunVerdict(Profile.FAILED, "%s %s".formatted(stale.get(0) + ".", summary));
    }

    private static String brokenSentence(LevelReport core, LevelReport ext) {
        List<String> inCore = core.criteria().get(Verdict.BROKEN);
        List<String> inExt = ext.criteria().get(Verdict.BROKEN);
        List<String> parts = new ArrayList<>();
        if (!inCore.isEmpty()) {
            parts.add(
                    count(inCore.size(), "core criterion is", "core criteria are")
                            + " broken: "
                            + names(inCore));
        }
        if (!inExt.isEmpty()) {
            parts.add(
                    count(inExt.size(), "extended criterion is", "extended criteria are")
                            + " broken: "
                            + names(inExt));
        }
        return String.join("; ", parts) + ".";
    }

    private static String partialSentence(LevelReport core, int met) {
        int unsupported = core.criteria().get(Verdict.NOT_SUPPORTED).size();
        int unchecked = core.criteria().get(Verdict.NOT_CHECKED).size();
        List<String> rest = new ArrayList<>();
        if (unsupported > 0) {
            rest.add(unsupported + " not supported");
        }
        if (unchecked > 0) {
            rest.add(unchecked + " not checked");
        }
        return met
                + " of "
                + core.size()
                + " core criteria are met, "
                + String.join(" and ", rest)
                + "; nothing that was checked is broken.";
    }

    private static String extended(LevelReport ext) {
        return ext.size() == 0
                ? ""
                : ", and "
                        + ext.criteria().get(Verdict.MET).size()
                        + " of "
                        + ext.size()
                        + " extended ones";
    }

    private static RunVerdict error(String summary) {
        return new RunVerdict(Profile.ERROR, summary);
    }

    private static LevelReport level(List<LevelReport> levels, Level level) {
        return levels.stream().filter(one -> one.level() == level).findFirst().orElseThrow();
    }

    private static List<String> both(LevelReport core, LevelReport ext, Verdict verdict) {
        List<String> ids = new ArrayList<>(core.criteria().get(verdict));
        ids.addAll(ext.criteria().get(verdict));
        return ids;
    }

    private static String names(List<String> ids) {
        return ids.size() <= NAMED
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, NAMED))
                        + " and "
                        + (ids.size() - NAMED)
                        + " more";
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
