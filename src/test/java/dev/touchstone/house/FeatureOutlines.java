package dev.touchstone.house;

import io.cucumber.messages.types.DataTable;
import io.cucumber.messages.types.DocString;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outline is a table of the rule: short, named, and without a column that nobody uses. */
final class FeatureOutlines {

    private static final int MOST_ROWS = 10;
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");

    private final FeatureFile file;
    private final List<Finding> findings = new ArrayList<>();

    private FeatureOutlines(FeatureFile file) {
        this.file = file;
    }

    static List<Finding> check(FeatureFile file) {
        FeatureOutlines all = new FeatureOutlines(file);
        file.scenarios().stream().filter(FeatureOutlines::isOutline).forEach(all::outline);
        return all.findings;
    }

    private static boolean isOutline(Scenario scenario) {
        return !scenario.getExamples().isEmpty() || scenario.getKeyword().contains("Outline");
    }

    private void outline(Scenario outline) {
        long line = outline.getLocation().getLine();
        if (outline.getExamples().isEmpty()) {
            found(line, "examples", "an outline without Examples", "it would run never");
        }
        if (placeholders(outline.getName()).isEmpty()) {
            found(
                    line,
                    "row-name",
                    "the outline's name \"%s\" names no column".formatted(outline.getName()),
                    "each row is reported under the name of what it shows");
        }
        outline.getExamples().forEach(examples -> examples(outline, examples));
    }

    private void examples(Scenario outline, Examples examples) {
        long line = examples.getLocation().getLine();
        int rows = examples.getTableBody().size();
        if (examples.getName().isBlank()) {
            found(line, "examples-name", "Examples without a name", "it says what they show");
        }
        if (rows == 0 || rows > MOST_ROWS) {
            found(
                    line,
                    "rows",
                    "Examples of %d rows".formatted(rows),
                    "nobody notices the wrong cell among more than %d".formatted(MOST_ROWS));
        }
        Set<String> columns =
                examples.getTableHeader().stream()
                        .flatMap(FeatureOutlines::cells)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = placeholders(texts(outline));
        difference(columns, used)
                .forEach(column -> found(line, "column", unused(column), "it decides nothing"));
        difference(used, columns)
                .forEach(
                        name ->
                                found(
                                        line,
                                        "placeholder",
                                        "no column for <%s>".formatted(name),
                                        "it would be read as it stands"));
    }

    private static String unused(String column) {
        return "no step uses the column <%s>".formatted(column);
    }

    private static Set<String> difference(Set<String> from, Set<String> others) {
        Set<String> rest = new TreeSet<>(from);
        rest.removeAll(others);
        return rest;
    }

    /** All that an example fills in. */
    private static String texts(Scenario outline) {
        return Stream.concat(
                        Stream.of(outline.getName()),
                        outline.getSteps().stream().flatMap(FeatureOutlines::texts))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(Step step) {
        Stream<String> table =
                step.getDataTable().map(DataTable::getRows).stream()
                        .flatMap(List::stream)
                        .flatMap(FeatureOutlines::cells);
        Stream<String> around =
                Stream.concat(
                        Stream.of(step.getText()),
                        step.getDocString().map(DocString::getContent).stream());
        return Stream.concat(around, table);
    }

    private static Stream<String> cells(TableRow row) {
        return row.getCells().stream().map(TableCell::getValue);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void found(long line, String rule, String what, String why) {
        findings.add(file.finding(line, rule, what, why));
    }
}
