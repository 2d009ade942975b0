package dev.touchstone.sabotage.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.sabotage.Exemption;
import dev.touchstone.sabotage.matrix.DefectVerdict.Kill;
import java.util.Collection;
import java.util.List;

/** The kill matrix as JSON. */
public final class MatrixJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    // The same line ends wherever it is written.
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private MatrixJson() {}

    /** The same facts as the page. */
    public static String of(MatrixReport report) {
        KillMatrix matrix = report.matrix();
        ObjectNode root = JSON.createObjectNode();
        root.put("form", report.form()).put("seconds", report.seconds());
        root.put("date", report.date().toString()).put("only", report.only().orElse(null));
        root.set("totals", JSON.valueToTree(report.totals()));
        texts(root.putArray("findings"), report.findings());
        ArrayNode defects = root.putArray("defects");
        matrix.verdicts().forEach(verdict -> add(defects.addObject(), verdict));
        ArrayNode scenarios = root.putArray("scenarios");
        matrix.scenarios().forEach(scenario -> add(scenarios.addObject(), scenario));
        ArrayNode unproven = root.putArray("unproven");
        matrix.unproven(report.date()).forEach(scenario -> unproven.add(scenario.place()));
        ArrayNode alarms = root.putArray("false_alarms");
        matrix.falseAlarms().forEach(scenario -> alarms.add(scenario.place()));
        ArrayNode exceptions = root.putArray("exceptions");
        for (Exemption exception : matrix.exceptions()) {
            exceptions
                    .addObject()
                    .put("of", exception.toString())
                    .put("why", exception.why())
                    .put("until", exception.until().toString());
        }
        return written(root);
    }

    /** In lines, so that two files can be compared. */
    static String written(Object tree) {
        try {
            return JSON.writer(LINES).writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }

    private static void add(ObjectNode node, ProvenScenario scenario) {
        node.put("place", scenario.place())
                .put("name", scenario.name())
                .put("criterion", scenario.criterion())
                .put("control", scenario.control().name());
        texts(node.putArray("proven_by"), scenario.provenBy());
    }

    private static void add(ObjectNode node, DefectVerdict verdict) {
        node.put("id", verdict.defect().id())
                .put("says", verdict.defect().says())
                .put("kind", verdict.defect().kind().word())
                .put("place", verdict.defect().harm().place());
        verdict.defect().bug().ifPresent(bug -> node.put("bug", bug.toString()));
        texts(node.putArray("breaks"), verdict.defect().breaks());
        ObjectNode may = node.putObject("may");
        verdict.defect().may().forEach(may::put);
        node.put("ran", verdict.ran()).put("as_stated", verdict.isAsStated());
        texts(node.putArray("survived"), verdict.survived());
        kills(node.putArray("kills"), verdict.kills());
        kills(node.putArray("wrong_reasons"), verdict.wrongReasons());
        kills(node.putArray("collateral"), verdict.collateral());
    }

    private static void texts(ArrayNode into, Collection<String> texts) {
        texts.forEach(into::add);
    }

    private static void kills(ArrayNode into, List<Kill> kills) {
        for (Kill kill : kills) {
            into.addObject()
                    .put("criterion", kill.criterion())
                    .put("scenario", kill.scenario())
                    .put("name", kill.name())
                    .put("failed_in", kill.failedIn())
                    .put("message", kill.message());
        }
    }
}
