package dev.touchstone.livingdoc;

import dev.touchstone.criteria.CatalogueException;
import dev.touchstone.livingdoc.conformance.Conformance;
import dev.touchstone.livingdoc.conformance.Conformance.Run;
import dev.touchstone.livingdoc.conformance.UnusableRuns;
import dev.touchstone.livingdoc.page.ConformancePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges the runs of several routers: criteria by routers as {@code matrix.html} and {@code
 * matrix.json}, from the reports folder of each run. The same input gives the same bytes.
 */
public final class RouterMatrix {
    private static final String SETTING = "-Dmatrix.runs=FOLDER,FOLDER,...";
    private static final Path REPORTS = Path.of("reports");
    private static final Path CATALOGUE = Path.of("features", "acceptance-criteria.yaml");

    private RouterMatrix() {}

    /**
     * Writes the matrix into a folder.
     *
     * @param runs reports folders, a column each, in this order
     * @throws UnusableRuns when one of them is no reports folder, or they make no matrix
     * @throws CatalogueException when the catalogue cannot be used
     */
    public static Conformance write(List<Path> runs, Path catalogue, Path reports)
            throws IOException {
        List<Run> read = new ArrayList<>();
        for (Path folder : runs) {
            try {
                read.add(new Run(folder.toString(), ReportReader.read(folder, catalogue)));
            } catch (NoSuchFileException e) {
                throw new UnusableRuns(
                        "%s: expected the reports folder of a run, with its %s, got none; change %s"
                                .formatted(folder, LivingDocumentation.MESSAGES, SETTING));
            }
        }
        Conformance matrix = Conformance.of(read);
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("matrix.json"), MatrixJson.of(matrix));
        Files.writeString(reports.resolve("matrix.html"), ConformancePage.of(matrix));
        return matrix;
    }

    /**
     * Writes {@code reports/matrix.html} and {@code reports/matrix.json}.
     *
     * @param arguments the reports folders, separated by commas
     */
    public static void main(String[] arguments) {
        List<Path> runs =
                Arrays.stream(String.join(",", arguments).split(","))
                        .map(String::strip)
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList();
        try {
            Conformance matrix = write(runs, CATALOGUE, REPORTS);
            matrix.routers()
                    .forEach(
                            one ->
                                    System.out.println(
                                            one.name() + ": " + one.report().profile().word()));
            matrix.notes().forEach(System.out::println);
            System.out.println(REPORTS.resolve("matrix.html").toAbsolutePath().toUri());
        } catch (IOException | CatalogueException | UnusableRuns e) {
            System.err.println(
                    "The matrix of %s cannot be written: %s".formatted(SETTING, e.getMessage()));
            System.exit(1);
        }
    }
}
