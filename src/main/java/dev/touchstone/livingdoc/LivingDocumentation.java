package dev.touchstone.livingdoc;

import dev.touchstone.criteria.CatalogueException;
import dev.touchstone.livingdoc.page.HtmlPage;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes the living documentation of a run into its reports folder: {@code index.html}, {@code
 * index.json}, {@code summary.md} and {@code junit.xml}, and {@code conformance.yaml} of a run that
 * can be published, from {@code messages.ndjson}, {@code run.json}, the catalogue and, beside it,
 * {@code proven.json}. The same input gives the same bytes.
 */
public final class LivingDocumentation {
    /** The name of Cucumber's messages in the reports folder. */
    public static final String MESSAGES = "messages.ndjson";

    private static final Path REPORTS = Path.of("reports");
    private static final Path CATALOGUE = Path.of("features", "acceptance-criteria.yaml");

    private LivingDocumentation() {}

    /**
     * Renders what lies in the folder.
     *
     * @param stepSummary a file to which the Markdown is appended as well, as CI systems offer it
     * @throws NoSuchFileException when there are no messages
     * @throws CatalogueException when the catalogue cannot be used
     */
    public static Report write(Path reportsFolder, Path catalogue, Optional<Path> stepSummary)
            throws IOException {
        Report report = ReportReader.read(reportsFolder, catalogue);
        String summary = new SummaryMarkdown().render(report);
        Files.writeString(reportsFolder.resolve("index.json"), IndexJson.of(report));
        Files.writeString(reportsFolder.resolve("junit.xml"), new JunitXml().render(report));
        Files.writeString(reportsFolder.resolve("summary.md"), summary);
        Files.writeString(reportsFolder.resolve("index.html"), HtmlPage.of(report));
        Publication.write(report, reportsFolder);
        if (stepSummary.isPresent()) {
            Files.writeString(
                    stepSummary.get(),
                    summary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return report;
    }

    /**
     * Renders a folder again, without running anything.
     *
     * @param arguments the reports folder, {@code reports} when there is none
     */
    public static void main(String[] arguments) {
        Path folder = arguments.length == 0 ? REPORTS : Path.of(arguments[0]);
        try {
            Report report = write(folder, CATALOGUE, Optional.empty());
            System.out.println(report.router() + ": " + report.profile().word());
            System.out.println(report.summary());
            System.out.println(folder.resolve("index.html").toAbsolutePath().toUri());
        } catch (NoSuchFileException e) {
            System.err.println(e.getFile() + ": " + e.getReason());
            System.exit(1);
        } catch (IOException | CatalogueException e) {
            System.err.println("The living documentation cannot be written: " + e.getMessage());
            System.exit(1);
        }
    }
}
