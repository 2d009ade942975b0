package dev.touchstone.older;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The defects of the catalogue that act on some requests of Touchstone's own scenarios only, to
 * break one criterion and no other, made wider: whoever asks with other words meets them, too.
 */
final class WiderDefects {

    /** Behind the id of a defect, the wider form of it. */
    static final String WIDER = "-wider";

    /** What a scenario asks, by its first words; other patterns say what kind of text it is. */
    private static final Pattern OPENING = Pattern.compile("~\\^\\(?[A-Za-z].*", Pattern.DOTALL);

    private static final Set<String> QUESTIONS = Set.of("/messages/0/content", "/message");
    private static final Set<String> OPTIONS =
            Set.of(
                    "/stream",
                    "/stream_options",
                    "/timeout",
                    "/task_type",
                    "/orchestration_mode",
                    "/max_tokens");
    private static final Set<String> MODELS =
            Set.of("llama-3.2-3b", "phi-4", "deepseek-r1-7b", "~llama");
    private static final Set<String> LIMITS = Set.of("/max_tokens", "/timeout");
    private static final Pattern NUMBER = Pattern.compile("(~\\^)?[1-9].*");

    private WiderDefects() {}

    /**
     * @param scratch where a file may be written
     * @return the wider form of each defect that has one, by its id
     */
    static Map<String, Defect> of(Path file, Catalogue criteria, Path scratch) throws IOException {
        ArrayNode wider = Client.JSON.createArrayNode();
        for (JsonNode defect : new YAMLMapper().readTree(Files.readString(file)).path("defects")) {
            JsonNode before = defect.deepCopy();
            widen(defect);
            if (!defect.equals(before)) {
                wider.add(((ObjectNode) defect).put("id", defect.path("id").asText() + WIDER));
            }
        }
        ObjectNode root = Client.object();
        root.set("defects", wider);
        List<Defect> read =
                DefectCatalogue.load(Files.writeString(scratch, root.toString()), criteria)
                        .defects();
        return read.stream()
                .collect(
                        Collectors.toMap(
                                defect -> defect.id().replace(WIDER, ""),
                                Function.identity(),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    private static void widen(JsonNode node) {
        node.forEach(WiderDefects::widen);
        if (node.path("sent") instanceof ObjectNode sent) {
            List<String> places =
                    sent.properties().stream()
                            .filter(e -> onlyChooses(e.getKey(), e.getValue().asText()))
                            .map(Map.Entry::getKey)
                            .toList();
            sent.remove(places);
            LIMITS.stream()
                    .filter(place -> NUMBER.matcher(sent.path(place).asText()).matches())
                    .forEach(place -> sent.put(place, "?"));
            if (sent.isEmpty()) {
                ((ObjectNode) node).remove("sent");
            }
        }
    }

    private static boolean onlyChooses(String place, String wanted) {
        return QUESTIONS.contains(place) && OPENING.matcher(wanted).matches()
                || OPTIONS.contains(place) && wanted.equals("-")
                || place.equals("/model") && MODELS.contains(wanted);
    }
}
