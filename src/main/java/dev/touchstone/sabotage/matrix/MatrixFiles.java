package dev.touchstone.sabotage.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what is told of a kill matrix. */
public final class MatrixFiles {

    private MatrixFiles() {}

    /**
     * Writes {@code kill-matrix.html} and {@code kill-matrix.json}; and what it proves beside the
     * features, unless only some defects were tried, or none.
     */
    public static void write(MatrixReport report, Path reports, Path features) throws IOException {
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("kill-matrix.json"), MatrixJson.of(report));
        Files.writeString(reports.resolve("kill-matrix.html"), MatrixPage.of(report));
        if (report.isWhole()) {
            Files.writeString(features.resolve(Proven.FILE), Proven.by(report.matrix()).json());
        }
    }
}
