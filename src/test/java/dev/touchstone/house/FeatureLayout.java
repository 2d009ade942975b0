package dev.touchstone.house;

import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.DataTable;
import io.cucumber.messages.types.DocString;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableRow;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Two spaces for each level, no tabs, and no file that is longer than any other source. */
final class FeatureLayout {

    private static final int MOST_LINES = 300;

    /** Columns, from 1. */
    private static final int FEATURE = 1;

    private static final int RULE = 3;
    private static final int SCENARIO = 5;
    private static final int STEP = 7;
    private static final int TABLE = 9;
    private static final int LEVEL = 2;

    private final FeatureFile file;
    private final List<Finding> findings = new ArrayList<>();

    private FeatureLayout(FeatureFile file) {
        this.file = file;
    }

    static List<Finding> check(FeatureFile file) {
        FeatureLayout layout = new FeatureLayout(file);
        layout.at(FEATURE, file.feature().getLocation(), file.feature().getTags());
        file.rules().forEach(layout::rule);
        file.scenarios().forEach(layout::scenario);
        file.backgrounds().forEach(layout::background);
        layout.lines();
        return layout.findings;
    }

    private void rule(Rule rule) {
        at(RULE, rule.getLocation(), rule.getTags());
    }

    private void scenario(Scenario scenario) {
        at(SCENARIO, scenario.getLocation(), scenario.getTags());
        scenario.getSteps().forEach(step -> step(STEP, step));
        for (Examples examples : scenario.getExamples()) {
            at(STEP, examples.getLocation(), examples.getTags());
            Stream.concat(examples.getTableHeader().stream(), examples.getTableBody().stream())
                    .map(TableRow::getLocation)
                    .forEach(row -> at(TABLE, row));
        }
    }

    /** Stands where a Rule or a scenario could stand. */
    private void background(Background background) {
        long own = background.getLocation().getColumn().orElse(0L);
        int column = own > RULE ? SCENARIO : RULE;
        at(column, background.getLocation());
        background.getSteps().forEach(step -> step(column + LEVEL, step));
    }

    private void step(int column, Step step) {
        at(column, step.getLocation());
        step.getDocString().map(DocString::getLocation).ifPresent(doc -> at(column + LEVEL, doc));
        step.getDataTable().map(DataTable::getRows).stream()
                .flatMap(List::stream)
                .map(TableRow::getLocation)
                .forEach(row -> at(column + LEVEL, row));
    }

    private void at(int column, Location location, List<Tag> tags) {
        at(column, location);
        tags.stream().findFirst().map(Tag::getLocation).ifPresent(tag -> at(column, tag));
    }

    private void at(int column, Location location) {
        long found = location.getColumn().orElse(0L);
        if (found != column) {
            findings.add(
                    file.finding(
                            location.getLine(),
                            "indentation",
                            "begins in column %d, expected %d".formatted(found, column),
                            "the indentation shows what belongs to what"));
        }
    }

    private void lines() {
        List<String> lines = file.text().lines().toList();
        if (lines.size() > MOST_LINES) {
            findings.add(
                    file.finding(
                            lines.size(),
                            "length",
                            "a file of %d lines".formatted(lines.size()),
                            "nobody reads more than %d; split it by what its rules are about"
                                    .formatted(MOST_LINES)));
        }
        Set<Long> texts = linesOfDocStrings();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean untidy = line.contains("\t") || !line.equals(line.stripTrailing());
            if (untidy && !texts.contains(i + 1L)) {
                findings.add(
                        file.finding(
                                i + 1L,
                                "blanks",
                                "a tab, or blanks at the end of the line",
                                "nobody sees them, and every comparison of versions shows them"));
            }
        }
    }

    private Set<Long> linesOfDocStrings() {
        Set<Long> lines = new HashSet<>();
        file.steps().stream()
                .flatMap(step -> step.getDocString().stream())
                .forEach(
                        doc -> {
                            long first = doc.getLocation().getLine();
                            long size = doc.getContent().lines().count() + 2;
                            LongStream.range(first, first + size).forEach(lines::add);
                        });
        return lines;
    }
}
