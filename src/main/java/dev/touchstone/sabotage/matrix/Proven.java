package dev.touchstone.sabotage.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.sabotage.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What matrices proved, in the form in which it is checked in: by file, criterion and name, so that
 * it outlives lines, sorted, and with nothing in it that changes from run to run.
 *
 * @param defects those that turned a scenario red, with their sentences, by id
 * @param scenarios the ids of the defects that proved each, by file, criterion and name
 */
public record Proven(
        Map<String, String> defects,
        Map<String, Map<String, Map<String, List<String>>>> scenarios) {

    /** The file beside the features. */
    public static final String FILE = "proven.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @throws IllegalStateException when two scenarios of a criterion have the same name
     */
    public static Proven by(KillMatrix matrix) {
        Map<String, Map<String, Map<String, List<String>>>> files = new TreeMap<>();
        Set<String> proving = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (ProvenScenario proven : matrix.scenarios()) {
            Scenario scenario = proven.scenario();
            String file = scenario.file();
            if (!names.add(file + scenario.criterion() + ": " + scenario.name())) {
                throw new IllegalStateException(
                        "expected one scenario \"%s\" of %s in %s, got two; give them names apart"
                                .formatted(scenario.name(), scenario.criterion(), file));
            }
            if (!proven.provenBy().isEmpty()) {
                files.computeIfAbsent(file, none -> new TreeMap<>())
                        .computeIfAbsent(scenario.criterion(), none -> new TreeMap<>())
                        .put(scenario.name(), proven.provenBy());
                proving.addAll(proven.provenBy());
            }
        }
        Map<String, String> sentences = new TreeMap<>();
        matrix.verdicts().stream()
                .map(DefectVerdict::defect)
                .filter(defect -> proving.contains(defect.id()))
                .forEach((Defect defect) -> sentences.put(defect.id(), defect.says()));
        return new Proven(sentences, files);
    }

    /**
     * What is checked in; nothing when there is no such file.
     *
     * @throws IOException when it is there and broken; the message names the file
     */
    public static Proven read(Path features) throws IOException {
        Path file = features.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new Proven(Map.of(), Map.of());
        }
        try {
            Proven read = JSON.readValue(Files.readString(file), Proven.class);
            if (read == null || read.defects == null || read.scenarios == null) {
                throw new IOException(file + ": expected 'defects' and 'scenarios'");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new IOException("%s: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    /** As it is checked in. */
    public String json() {
        return MatrixJson.written(new TreeMap<>(Map.of("defects", defects, "scenarios", scenarios)))
                + "\n";
    }

    /** Whether a defect proved anything, and was said to be the same then. */
    public boolean knows(Defect defect) {
        return defect.says().equals(defects.get(defect.id()));
    }

    /** The ids of the defects that proved a scenario; none when it is not known. */
    public List<String> of(Scenario scenario) {
        return scenarios
                .getOrDefault(scenario.file(), Map.of())
                .getOrDefault(scenario.criterion(), Map.of())
                .getOrDefault(scenario.name(), List.of());
    }

    /** Those of them that proved a scenario of each criterion that they break. */
    public List<Defect> noticed(List<Defect> defects) {
        return defects.stream()
                .filter(defect -> criteria(defect.id()).containsAll(defect.breaks()))
                .toList();
    }

    private Set<String> criteria(String defect) {
        return scenarios.values().stream()
                .flatMap(file -> file.entrySet().stream())
                .filter(one -> one.getValue().values().stream().anyMatch(x -> x.contains(defect)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
