package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunReader;
import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import dev.touchstone.sabotage.matrix.KillMatrix;
import dev.touchstone.sabotage.matrix.Proven;
import dev.touchstone.sabotage.matrix.Scenario;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.settings.Settings;
import io.cucumber.core.gherkin.Pickle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code features/proven.json} says is of scenarios and defects that are there. When it is
 * not, run the kill matrix: it writes the file anew.
 */
class ProvenFileTest {

    private static final Path SAMPLE = Path.of("src/test/resources/livingdoc");

    private static final String WRITTEN =
            """
            {"defects": {"done-marker-missing": "%s"},
             "scenarios": {"%s": {"%s": {"%s": ["done-marker-missing"]}}}}
            """;

    @Test
    void what_is_checked_in_is_not_outdated() throws IOException {
        Path file = KillMatrixRun.FEATURES.resolve(Proven.FILE);
        String written = Files.exists(file) ? Files.readString(file) : "{}";
        assertThat(outdated(written)).as("run the kill matrix: it writes %s anew", file).isEmpty();
    }

    @Test
    void a_scenario_or_defect_that_is_gone_or_reads_otherwise_is_outdated() throws IOException {
        Pickle scenario = scenarios(KillMatrixRun.FEATURES).get(0);
        String file = file(scenario);
        String tag = scenario.getTags().get(scenario.getTags().size() - 1).substring(1);
        String says = sentences().get("done-marker-missing");
        assertThat(outdated(WRITTEN.formatted(says, file, tag, scenario.getName()))).isEmpty();
        assertThat(outdated(WRITTEN.formatted("Other", file, tag, scenario.getName())))
                .containsExactly("done-marker-missing: Other");
        assertThat(outdated(WRITTEN.formatted(says, file, tag, "Other")))
                .containsExactly(file + " " + tag + " Other");
        assertThat(outdated(WRITTEN.formatted(says, "other.feature", tag, scenario.getName())))
                .hasSize(1);
    }

    @Test
    void no_two_scenarios_of_a_criterion_in_a_file_have_the_same_name() {
        assertThat(
                        scenarios(KillMatrixRun.FEATURES).stream()
                                .map(one -> file(one) + one.getTags() + one.getName()))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_living_documentation_finds_what_the_matrix_proved(@TempDir Path folder)
            throws IOException {
        Catalogue criteria = Catalogue.load(SAMPLE.resolve("sample-criteria.yaml"));
        List<Pickle> pickles = scenarios(SAMPLE.resolve("features"));
        Defect defect =
                DefectCatalogue.load(
                                Files.writeString(
                                        folder.resolve("defects.yaml"),
                                        """
                                        defects:
                                          - id: done-twice
                                            says: It comes twice
                                            kind: subtle
                                            breaks: [STREAM-1]
                                            front: [{when: {ask: GET /}, status: 500}]
                                        """),
                                criteria)
                        .defects()
                        .get(0);
        List<Scenario> scenarios =
                pickles.stream().map(pickle -> KillMatrixRun.scenario(pickle, criteria)).toList();
        String red = "A long answer ends with the done marker";
        TrialResult result =
                scenarios.stream()
                        .filter(one -> one.name().equals(red))
                        .map(
                                one ->
                                        new TrialResult(
                                                "done-twice",
                                                one.place(),
                                                TrialResult.Outcome.RED,
                                                "Then",
                                                "no",
                                                Set.of(),
                                                Set.of(),
                                                1))
                        .findFirst()
                        .orElseThrow();
        KillMatrix matrix =
                new KillMatrix(List.of(defect), scenarios, List.of(result), List.of(), List.of());
        Proofs proofs =
                Proofs.read(
                        Files.writeString(folder.resolve(Proofs.FILE), Proven.by(matrix).json()));
        assertThat(RunReader.read(SAMPLE.resolve("sample.ndjson")).scenarios())
                .filteredOn(scenario -> !proofs.of(scenario).isEmpty())
                .extracting(ScenarioRun::name)
                .containsExactly(red);
    }

    /** What the file names and is not there; of a defect as well what it is said to be. */
    private static Set<String> outdated(String written) throws IOException {
        Set<String> named = new TreeSet<>();
        JsonNode root = new ObjectMapper().readTree(written);
        Set<String> there = new TreeSet<>();
        for (Pickle pickle : scenarios(KillMatrixRun.FEATURES)) {
            pickle.getTags()
                    .forEach(
                            tag ->
                                    there.add(
                                            String.join(
                                                    " ",
                                                    file(pickle),
                                                    tag.substring(1),
                                                    pickle.getName())));
        }
        sentences().forEach((id, says) -> there.add(id + ": " + says));
        for (var defect : root.path("defects").properties()) {
            named.add(defect.getKey() + ": " + defect.getValue().asText());
        }
        for (var file : root.path("scenarios").properties()) {
            for (var criterion : file.getValue().properties()) {
                for (var name : criterion.getValue().properties()) {
                    named.add(String.join(" ", file.getKey(), criterion.getKey(), name.getKey()));
                }
            }
        }
        named.removeAll(there);
        return named;
    }

    private static Map<String, String> sentences() {
        Catalogue criteria =
                Catalogue.load(KillMatrixRun.FEATURES.resolve("acceptance-criteria.yaml"));
        return DefectCatalogue.load(KillMatrixRun.FEATURES.resolve("defects.yaml"), criteria)
                .defects()
                .stream()
                .collect(Collectors.toMap(Defect::id, Defect::says, (a, b) -> a, TreeMap::new));
    }

    private static List<Pickle> scenarios(Path features) {
        return new Trials(features, Settings.read(), progress -> {}, result -> {}).scenarios();
    }

    private static String file(Pickle pickle) {
        String place = Trial.place(pickle);
        return place.substring(0, place.lastIndexOf(':'));
    }
}
