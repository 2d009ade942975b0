package dev.touchstone.sabotage.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.sabotage.matrix.DefectVerdict.Kill;
import java.util.Collection;
import java.util.List;

/** The kill matrix as JSON. */
public final class MatrixJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MatrixJson() {}

    /**
     * @param form {@code quick} or {@code full}
     */
    public static String of(KillMatrix matrix, String form, long seconds) {
        ObjectNode root = JSON.createObjectNode();
        root.put("form", form).put("seconds", seconds);
        ArrayNode defects = root.putArray("defects");
        matrix.verdicts().forEach(verdict -> add(defects.addObject(), verdict));
        ArrayNode scenarios = root.putArray("scenarios");
        for (ProvenScenario scenario : matrix.scenarios()) {
            ObjectNode node =
                    scenarios
                            .addObject()
                            .put("place", scenario.place())
                            .put("name", scenario.name())
                            .put("criterion", scenario.criterion())
                            .put("control", scenario.control().name());
            texts(node.putArray("proven_by"), scenario.provenBy());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }

    private static void add(ObjectNode node, DefectVerdict verdict) {
        node.put("id", verdict.defect().id())
                .put("says", verdict.defect().says())
                .put("kind", verdict.defect().kind().name().toLowerCase(java.util.Locale.ROOT))
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
