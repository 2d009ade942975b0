package dev.touchstone.house;

import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Features speak of named people and of the domain. What stands in quotes, in doc strings and in
 * the tables of steps is somebody's text and may say anything; names of rules are the catalogue's.
 */
final class FeatureWords {

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern FIRST_PERSON =
            Pattern.compile("\\b(I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?|[Mm]yself)\\b");

    /** A status, unless it is a number of something. */
    private static final String STATUS =
            "(?:400|40[1-9]|41[0-9]|42[0-9]|431|451|50[0-9]|511)"
                    + "(?! (?:milli)?seconds| (?:prompt |generated )?tokens| words| times)";

    private static final Pattern TECHNICAL =
            Pattern.compile(
                    "/v\\d\\b|/api\\b|\\bGET\\b|\\bPOST\\b|\\bPUT\\b|\\bPATCH\\b|\\bDELETE\\b"
                            + "|(?i:\\bjson\\b|\\bhttps?\\b|\\bheaders?\\b|\\bstatus(?: codes?)?\\b"
                            + "|\\bendpoints?\\b|\\burls?\\b|\\bpayloads?\\b|\\bsql\\b)"
                            + "|\\b"
                            + STATUS
                            + "\\b");

    private final FeatureFile file;
    private final List<Finding> findings = new ArrayList<>();

    private FeatureWords(FeatureFile file) {
        this.file = file;
    }

    static List<Finding> check(FeatureFile file) {
        FeatureWords words = new FeatureWords(file);
        long line = file.feature().getLocation().getLine();
        words.text(line, file.feature().getName());
        words.text(line, file.feature().getDescription());
        file.rules()
                .forEach(rule -> words.text(rule.getLocation().getLine(), rule.getDescription()));
        file.backgrounds().forEach(one -> words.text(one.getLocation().getLine(), one.getName()));
        file.steps().forEach(step -> words.text(step.getLocation().getLine(), step.getText()));
        file.scenarios().forEach(words::scenario);
        return words.findings;
    }

    private void scenario(Scenario scenario) {
        text(scenario.getLocation().getLine(), scenario.getName());
        text(scenario.getLocation().getLine(), scenario.getDescription());
        for (Examples examples : scenario.getExamples()) {
            text(examples.getLocation().getLine(), examples.getName());
            examples.getTableHeader()
                    .ifPresent(
                            header ->
                                    examples.getTableBody()
                                            .forEach(row -> row(scenario, header, row)));
        }
    }

    /** A cell counts unless its column is used in quotes. */
    private void row(Scenario scenario, TableRow header, TableRow row) {
        for (int i = 0; i < row.getCells().size(); i++) {
            String quoted = "\"<" + header.getCells().get(i).getValue() + ">\"";
            boolean anyones =
                    scenario.getSteps().stream().anyMatch(step -> step.getText().contains(quoted));
            TableCell cell = row.getCells().get(i);
            text(row.getLocation().getLine(), anyones ? "" : cell.getValue());
        }
    }

    private void text(long line, String text) {
        String said = QUOTED.matcher(text).replaceAll("\"\"");
        Matcher person = FIRST_PERSON.matcher(said);
        if (person.find()) {
            findings.add(
                    file.finding(
                            line,
                            "third-person",
                            "\"%s\" in: %s".formatted(person.group(), said.strip()),
                            "people are named, so that a reader knows who may do what"));
        }
        Matcher technical = TECHNICAL.matcher(said);
        if (technical.find()) {
            findings.add(
                    file.finding(
                            line,
                            "domain-words",
                            "\"%s\" in: %s".formatted(technical.group(), said.strip()),
                            "a product owner signs this, and a driver knows how it is said"));
        }
    }
}
