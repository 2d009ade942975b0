package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import dev.touchstone.sabotage.matrix.Proven;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Stacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By hand: counts how many defects of their areas the older tests notice. */
class OlderRunTest {

    private static final Path FEATURES = Path.of("features");

    @TempDir private Path folder;

    @Test
    void the_older_tests_meet_the_defects_of_their_areas() throws IOException {
        Pattern wanted = Pattern.compile(System.getProperty("matrix.defects", ".*"));
        Catalogue criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));
        Path catalogue = FEATURES.resolve("defects.yaml");
        Map<String, Defect> wider =
                WiderDefects.of(catalogue, criteria, folder.resolve("wider.json"));
        List<Defect> defects =
                DefectCatalogue.load(catalogue, criteria).defects().stream()
                        .filter(defect -> wanted.matcher(defect.id()).matches())
                        .toList();
        assertThat(defects).as("defects that -Dmatrix.defects names").isNotEmpty();
        Proven proven = Proven.read(FEATURES);
        try (Stack stack = Stacks.start(Settings.read().impatient(Client.TIMEOUT))) {
            List<OlderTest> tests = OlderTests.all(Path.of("docs"));
            Findings findings =
                    new OlderRun(tests, defects, wider, stack, System.out::println).run();
            FindingsFiles.write(findings, proven, Path.of("reports"));
            System.out.println(FindingsFiles.markdown(findings, proven));
            assertThat(proven.noticed(defects))
                    .as("defects that Touchstone's own scenarios notice")
                    .isEqualTo(defects);
        }
    }
}
