package dev.touchstone.house;

import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.StepKeywordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A scenario is brief, tells one thing that happens, and has a name of its own. */
final class FeatureScenarios {

    private static final int FEWEST_STEPS = 2;
    private static final int MOST_STEPS = 7;
    private static final int MOST_OF_A_BACKGROUND = 4;
    private static final int LONGEST_NAME = 90;

    private final FeatureFile file;
    private final List<Finding> findings = new ArrayList<>();

    private FeatureScenarios(FeatureFile file) {
        this.file = file;
    }

    static List<Finding> check(FeatureFile file) {
        FeatureScenarios all = new FeatureScenarios(file);
        all.name(file.feature().getLocation().getLine(), file.feature().getName());
        file.rules().stream().map(FeatureFile::scenarios).forEach(all::names);
        all.rules(file.rules());
        file.scenarios().forEach(all::scenario);
        file.backgrounds().forEach(all::background);
        return all.findings;
    }

    private void rules(List<Rule> rules) {
        Set<String> seen = new HashSet<>();
        rules.stream()
                .filter(rule -> !seen.add(rule.getName()))
                .forEach(
                        rule ->
                                found(
                                        rule.getLocation().getLine(),
                                        "name-twice",
                                        "a second Rule \"%s\"".formatted(rule.getName()),
                                        "one criterion has one Rule"));
    }

    private void names(List<Scenario> scenarios) {
        Set<String> seen = new HashSet<>();
        for (Scenario scenario : scenarios) {
            long line = scenario.getLocation().getLine();
            name(line, scenario.getName());
            if (!seen.add(scenario.getName())) {
                found(
                        line,
                        "name-twice",
                        "a second scenario \"%s\" in its Rule".formatted(scenario.getName()),
                        "reports and links find a scenario by its name");
            }
        }
    }

    private void name(long line, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            found(
                    line,
                    "name",
                    "a name of %d characters".formatted(name.length()),
                    "a name has 1 to %d, so that a list of them can be read"
                            .formatted(LONGEST_NAME));
        }
    }

    private void scenario(Scenario scenario) {
        long line = scenario.getLocation().getLine();
        int steps = scenario.getSteps().size();
        if (steps < FEWEST_STEPS || steps > MOST_STEPS) {
            found(
                    line,
                    "brief",
                    "a scenario of %d steps".formatted(steps),
                    "it has %d to %d, or it shows more than one thing"
                            .formatted(FEWEST_STEPS, MOST_STEPS));
        }
        List<StepKeywordType> kinds = kinds(scenario.getSteps());
        int whens = Collections.frequency(kinds, StepKeywordType.ACTION);
        if (whens != 1) {
            found(
                    line,
                    "one-when",
                    "a scenario with %d When".formatted(whens),
                    "exactly one thing happens in it");
        }
        if (!kinds.contains(StepKeywordType.OUTCOME)) {
            found(line, "then", "a scenario without a Then", "it could not fail");
        }
        order(scenario.getSteps(), kinds);
    }

    /** Each And and But takes the kind of the step before. */
    private static List<StepKeywordType> kinds(List<Step> steps) {
        List<StepKeywordType> kinds = new ArrayList<>();
        for (Step step : steps) {
            StepKeywordType kind = step.getKeywordType().orElse(StepKeywordType.UNKNOWN);
            boolean joins = kind == StepKeywordType.CONJUNCTION && !kinds.isEmpty();
            kinds.add(joins ? kinds.get(kinds.size() - 1) : kind);
        }
        return kinds;
    }

    private void order(List<Step> steps, List<StepKeywordType> kinds) {
        int reached = 0;
        for (int i = 0; i < steps.size(); i++) {
            int rank = rank(kinds.get(i));
            if (rank < reached) {
                found(
                        steps.get(i).getLocation().getLine(),
                        "order",
                        "\"%s\" stands too late or begins nothing"
                                .formatted(steps.get(i).getKeyword().strip()),
                        "a scenario tells Given, When, Then, in this order, once");
            }
            reached = Math.max(reached, rank);
        }
    }

    /** Below zero for what is none of the three: a star, or an And with nothing before it. */
    private static int rank(StepKeywordType kind) {
        return switch (kind) {
            case CONTEXT -> 0;
            case ACTION -> 1;
            case OUTCOME -> 2;
            case CONJUNCTION, UNKNOWN -> -1;
        };
    }

    private void background(Background background) {
        List<StepKeywordType> kinds = kinds(background.getSteps());
        boolean givens = Set.of(StepKeywordType.CONTEXT).containsAll(kinds);
        if (!givens || kinds.isEmpty() || kinds.size() > MOST_OF_A_BACKGROUND) {
            found(
                    background.getLocation().getLine(),
                    "background",
                    "a background of %d steps%s"
                            .formatted(kinds.size(), givens ? "" : " that are not all Given"),
                    "a reader keeps at most %d Givens in mind".formatted(MOST_OF_A_BACKGROUND));
        }
    }

    private void found(long line, String rule, String what, String why) {
        findings.add(file.finding(line, rule, what, why));
    }
}
