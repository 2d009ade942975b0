package dev.touchstone.livingdoc;

import dev.touchstone.criteria.CatalogueException;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The report to publish: {@code conformance.yaml} beside the page, of a whole run of a router whose
 * maker is named.
 */
public final class Publication {
    /** The name of the file in the reports folder. */
    public static final String FILE = "conformance.yaml";

    private static final Path REPORTS = Path.of("reports");
    private static final Path CATALOGUE = Path.of("features", "acceptance-criteria.yaml");

    private Publication() {}

    /** Writes the file; where the run cannot be published, there is none afterwards. */
    static void write(Report report, Path reportsFolder) throws IOException {
        Path file = reportsFolder.resolve(FILE);
        if (obstacle(report).isPresent()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, ConformanceYaml.of(report));
        }
    }

    /** Why a run cannot be published: what was expected, what came and what to change. */
    static Optional<String> obstacle(Report report) {
        if (report.facts().implementation() == null) {
            return Optional.of(
                    "expected a run of a router whose file says who makes it, got one without; add the lines of implementation (organisation, project, url, version, contact, reproduce: docs/publishing.md) to -Drouter=FILE and run it again");
        }
        if (report.aborted()) {
            return Optional.of("expected a whole run, got one that was aborted; run it again");
        }
        if (report.facts().filter() != null) {
            return Optional.of(
                    "expected a whole run, got the part that %s selects; run it without -Dcucumber.filter.tags"
                            .formatted(report.facts().filter()));
        }
        if (report.profile() == Profile.ERROR) {
            return Optional.of(
                    "expected a run that says something of the router, got an error of the harness: "
                            + report.summary());
        }
        String commit = report.facts().value("Commit").orElse("unknown");
        return commit.equals("unknown")
                ? Optional.of(
                        "expected a run of a known state of Touchstone, got one without its commit; run it in a git checkout, or set GITHUB_SHA")
                : Optional.empty();
    }

    /**
     * Writes {@code conformance.yaml} of a folder again, or says why it cannot be published.
     *
     * @param arguments the reports folder, {@code reports} when there is none
     */
    public static void main(String[] arguments) {
        Path folder = arguments.length == 0 ? REPORTS : Path.of(arguments[0]);
        try {
            Report report = ReportReader.read(folder, CATALOGUE);
            write(report, folder);
            Optional<String> obstacle = obstacle(report);
            if (obstacle.isPresent()) {
                System.err.println(folder + " cannot be published: " + obstacle.get());
                System.exit(1);
            }
            System.out.println(folder.resolve(FILE).toAbsolutePath().toUri());
        } catch (NoSuchFileException e) {
            System.err.println(e.getFile() + ": " + e.getReason());
            System.exit(1);
        } catch (IOException | CatalogueException e) {
            System.err.println(folder + " cannot be published: " + e.getMessage());
            System.exit(1);
        }
    }
}
