package dev.touchstone.livingdoc.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.livingdoc.evidence.SafeText;
import dev.touchstone.livingdoc.run.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which defects turn which scenarios red: {@code proven.json}, which the kill matrix writes beside
 * the features. A scenario that it does not know is proven by none.
 */
public final class Proofs {

    /** The name of the file in the features folder. */
    public static final String FILE = "proven.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean known;
    private final Map<Place, List<Defect>> byPlace;

    private Proofs(boolean known, Map<Place, List<Defect>> byPlace) {
        this.known = known;
        this.byPlace = byPlace;
    }

    /**
     * A way for a router to be wrong.
     *
     * @param says the sentence
     */
    public record Defect(String id, String says) {}

    /**
     * Where a scenario stands, whatever its line.
     *
     * @param file the name of the feature file
     */
    private record Place(String file, String criterion, String name) {}

    private record Written(
            Map<String, String> defects,
            Map<String, Map<String, Map<String, List<String>>>> scenarios) {}

    /** Nobody has looked yet. */
    public static Proofs none() {
        return new Proofs(false, Map.of());
    }

    /**
     * Reads the file; none when it is missing.
     *
     * @throws IOException when it is there and broken; the message names the file
     */
    public static Proofs read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return none();
        }
        try {
            Written written = JSON.readValue(Files.readString(file), Written.class);
            if (written == null || written.defects() == null || written.scenarios() == null) {
                throw new IOException(file + ": expected 'defects' and 'scenarios'");
            }
            return new Proofs(true, byPlace(file, written));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IOException(file + ", line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Map<Place, List<Defect>> byPlace(Path file, Written written) throws IOException {
        Map<String, Defect> defects = new HashMap<>();
        written.defects()
                .forEach(
                        (id, says) ->
                                defects.put(
                                        id, new Defect(SafeText.line(id), SafeText.line(says))));
        Map<Place, List<Defect>> byPlace = new LinkedHashMap<>();
        for (var inFile : written.scenarios().entrySet()) {
            for (var ofCriterion : inFile.getValue().entrySet()) {
                for (var named : ofCriterion.getValue().entrySet()) {
                    List<Defect> proving = new ArrayList<>();
                    for (String id : named.getValue()) {
                        if (!defects.containsKey(id)) {
                            throw new IOException(
                                    file + ": expected a sentence for " + id + " in 'defects'");
                        }
                        proving.add(defects.get(id));
                    }
                    byPlace.put(
                            new Place(
                                    inFile.getKey(),
                                    ofCriterion.getKey(),
                                    SafeText.line(named.getKey())),
                            List.copyOf(proving));
                }
            }
        }
        return byPlace;
    }

    /** Whether anybody has looked at all. */
    public boolean isKnown() {
        return known;
    }

    /** The defects that turn a scenario red, in the order of the file. */
    public List<Defect> of(ScenarioRun scenario) {
        String file = scenario.uri().substring(scenario.uri().lastIndexOf('/') + 1);
        return scenario.tags().stream()
                .map(tag -> new Place(file, tag, scenario.name()))
                .flatMap(place -> byPlace.getOrDefault(place, List.of()).stream())
                .distinct()
                .toList();
    }
}
