package dev.touchstone.older;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.sabotage.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Touchstone's own scenarios notice: the last kill matrix has written it down. */
final class Proven {

    private final Map<String, Set<String>> criteria = new HashMap<>();

    private Proven() {}

    static Proven read(Path file) throws IOException {
        Proven proven = new Proven();
        JsonNode features = Client.JSON.readTree(Files.readString(file)).path("scenarios");
        for (JsonNode feature : features) {
            feature.properties().forEach(e -> proven.add(e.getKey(), e.getValue()));
        }
        return proven;
    }

    private void add(String criterion, JsonNode scenarios) {
        for (JsonNode scenario : scenarios) {
            for (JsonNode defect : scenario) {
                criteria.computeIfAbsent(defect.asText(), none -> new HashSet<>()).add(criterion);
            }
        }
    }

    /** Those of which a scenario of each criterion that they break turned red. */
    List<Defect> of(List<Defect> defects) {
        return defects.stream()
                .filter(
                        defect ->
                                criteria.getOrDefault(defect.id(), Set.of())
                                        .containsAll(defect.breaks()))
                .toList();
    }
}
