package dev.touchstone.sabotage.matrix;

import dev.touchstone.sabotage.Defect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the matrix proves, in the form in which it is checked in: by file, criterion and name, so
 * that it outlives lines, sorted, and with nothing in it that changes from run to run.
 */
public final class ProvenJson {

    /** The file beside the features. */
    public static final String FILE = "proven.json";

    private ProvenJson() {}

    /**
     * @throws IllegalStateException when two scenarios of a criterion have the same name
     */
    public static String of(KillMatrix matrix) {
        Map<String, Map<String, Map<String, List<String>>>> files = new TreeMap<>();
        Set<String> proving = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (ProvenScenario scenario : matrix.scenarios()) {
            if (!names.add(scenario.file() + scenario.criterion() + ": " + scenario.name())) {
                throw new IllegalStateException(
                        "expected one scenario \"%s\" of %s in %s, got two; give them names apart"
                                .formatted(scenario.name(), scenario.criterion(), scenario.file()));
            }
            if (!scenario.provenBy().isEmpty()) {
                files.computeIfAbsent(scenario.file(), none -> new TreeMap<>())
                        .computeIfAbsent(scenario.criterion(), none -> new TreeMap<>())
                        .put(scenario.name(), scenario.provenBy());
                proving.addAll(scenario.provenBy());
            }
        }
        Map<String, String> sentences = new TreeMap<>();
        matrix.verdicts().stream()
                .map(DefectVerdict::defect)
                .filter(defect -> proving.contains(defect.id()))
                .forEach((Defect defect) -> sentences.put(defect.id(), defect.says()));
        Map<String, Object> root = new TreeMap<>();
        root.put("defects", sentences);
        root.put("scenarios", files);
        return MatrixJson.written(root) + "\n";
    }
}
