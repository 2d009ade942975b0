package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.matrix.KillMatrix;
import dev.touchstone.sabotage.matrix.MatrixFiles;
import dev.touchstone.sabotage.matrix.MatrixReport;
import dev.touchstone.sabotage.matrix.TrialLog;
import dev.touchstone.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every defect of the catalogue breaks what it is said to break, and nothing else. */
class KillMatrixTest {

    /** What has ended, so that a run that is killed can be gone on with. */
    private static final Path LOG = Path.of("target", "kill-matrix.ndjson");

    /** What results depend on. */
    private static final List<Path> TRIED =
            List.of(
                    Path.of("target", "classes"),
                    Path.of("target", "test-classes"),
                    KillMatrixRun.FEATURES);

    @Test
    void every_defect_is_found_for_the_stated_reason() throws IOException {
        String form = System.getProperty("matrix", "quick");
        Optional<String> only = Optional.ofNullable(System.getProperty("matrix.defects"));
        Pattern wanted = Pattern.compile(only.orElse(".*"));
        long start = System.nanoTime();
        String state = Fingerprint.of(TRIED);
        try (TrialLog log = TrialLog.in(LOG, "%s %s %s".formatted(form, wanted, state))) {
            KillMatrixRun run =
                    new KillMatrixRun(
                            Settings.read(),
                            defect ->
                                    wanted.matcher(defect.id()).matches()
                                            || defect.breaks().stream()
                                                    .anyMatch(id -> wanted.matcher(id).matches()),
                            System.out::println,
                            log);

            KillMatrix matrix =
                    switch (form) {
                        case "quick" -> run.quick();
                        case "criteria" -> run.meant();
                        case "full" -> run.full();
                        case "healthy" -> run.healthy();
                        case "router" -> run.router();
                        default ->
                                throw new IllegalArgumentException(
                                        "-Dmatrix: expected quick, criteria, full, healthy or router, got "
                                                + form);
                    };

            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            MatrixReport report =
                    new MatrixReport(matrix, run.criteria(), form, only, LocalDate.now(), seconds);
            MatrixFiles.write(report, Path.of("reports"), KillMatrixRun.FEATURES);
            log.complete();
            if (report.isOfAnyRouter()) {
                System.out.printf(
                        "of %d criteria that are green on this router %d turned red under a defect%n",
                        matrix.green().size(), matrix.green().size() - matrix.unshaken().size());
            }
            report(report);
        }
    }

    private static void report(MatrixReport report) {
        assertThat(String.join(System.lineSeparator(), report.findings()))
                .as("what is not as the catalogue of defects says")
                .isEmpty();
    }
}
