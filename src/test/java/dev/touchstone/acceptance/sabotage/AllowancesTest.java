package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.acceptance.sabotage.Allowances.Allowance;
import dev.touchstone.acceptance.sabotage.PerturbationRun.Perturbation;
import dev.touchstone.sabotage.act.Observation;
import dev.touchstone.sabotage.act.Observation.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowancesTest {

    private static final Path KEPT = KillMatrixRun.FEATURES.resolve("allowed-perturbations.yaml");

    @TempDir private Path folder;

    private Allowances of(String text) throws IOException {
        Path file = folder.resolve("allowed.yaml");
        Files.writeString(file, text);
        return Allowances.load(file);
    }

    private static Perturbation perturbed(String place, String way, boolean noticed) {
        return new Perturbation(
                new Observation("GET /v1/models", 200, Sort.TEXT, place), way, 3, noticed);
    }

    @Test
    void what_nobody_noticed_is_forbidden_unless_it_is_allowed_in_this_way() throws IOException {
        Allowances allowances =
                of(
                        "allowed: [{where: 'models 200 /data/./owned_by', ways: [another text], because: free}]");
        Perturbation changed = perturbed("/data/*/owned_by", "another text", false);
        Perturbation dropped = perturbed("/data/*/owned_by", "dropped", false);
        Perturbation id = perturbed("/data/*/id", "another text", false);
        Perturbation noticed = perturbed("/data/*/id", "dropped", true);
        assertThat(allowances.forbidden(List.of(changed, dropped, id, noticed)))
                .containsExactly(dropped, id);
    }

    @Test
    void an_allowance_that_nothing_needs_is_stale() throws IOException {
        Allowances allowances =
                of(
                        """
                        allowed:
                          - {where: owned_by, because: free}
                          - {where: created, because: the time}
                        """);
        assertThat(
                        allowances.stale(
                                List.of(
                                        perturbed("/owned_by", "dropped", false),
                                        perturbed("/created", "zero", true))))
                .extracting(Allowance::because)
                .containsExactly("the time");
    }

    @Test
    void without_a_reason_nothing_is_allowed() {
        assertThatThrownBy(() -> of("allowed: [{where: owned_by}]"))
                .hasMessageContaining("allowed.yaml: expected")
                .hasMessageContaining("because");
        assertThatThrownBy(() -> of("allowed: {}")).hasMessageContaining("allowed.yaml: expected");
    }

    @Test
    void those_that_are_kept_can_be_read() {
        assertThat(Allowances.load(KEPT).allowed())
                .isNotEmpty()
                .extracting(allowance -> allowance.where().pattern())
                .doesNotHaveDuplicates();
    }
}
