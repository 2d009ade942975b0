package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.acceptance.sabotage.PerturbationRun.Perturbation;
import dev.touchstone.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a caller could look at, some scenario does look at. */
class PerturbationTest {

    private static final Path ALLOWED =
            KillMatrixRun.FEATURES.resolve("allowed-perturbations.yaml");

    @Test
    void whatever_is_perturbed_is_noticed() throws IOException {
        Optional<String> places = Optional.ofNullable(System.getProperty("matrix.places"));
        Pattern wanted = Pattern.compile(places.orElse(".*"));
        List<Perturbation> all =
                new PerturbationRun(
                                Settings.read(),
                                what -> wanted.matcher(what.toString()).find(),
                                System.out::println)
                        .run();
        JsonMapper json = JsonMapper.builder().build();
        ArrayNode list = json.createArrayNode();
        for (Perturbation each : all) {
            ObjectNode node = list.addObject();
            node.put("operation", each.what().operation()).put("status", each.what().status());
            node.put("place", each.what().place()).put("way", each.way());
            node.put("tried", each.tried()).put("noticed", each.noticed());
        }
        Files.createDirectories(Path.of("reports"));
        Files.writeString(
                Path.of("reports", "perturbations.json"),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(list));
        Allowances allowances = Allowances.load(ALLOWED);
        assertThat(allowances.forbidden(all)).as("what nobody noticed").isEmpty();
        if (places.isEmpty()) {
            assertThat(allowances.stale(all)).as("allowances that nothing needs").isEmpty();
        }
    }
}
