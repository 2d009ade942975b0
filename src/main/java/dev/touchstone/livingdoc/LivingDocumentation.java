package dev.touchstone.livingdoc;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.CatalogueException;
import dev.touchstone.livingdoc.page.HtmlPage;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunModel;
import dev.touchstone.livingdoc.run.RunReader;
import dev.touchstone.livingdoc.verdict.KnownFailures;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.ReportAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the living documentation of a run into its reports folder: {@code index.html}, {@code
 * index.json}, {@code summary.md} and {@code junit.xml}, from {@code messages.ndjson}, {@code
 * run.json}, the catalogue and, beside it, {@code proven.json}. The same input gives the same
 * bytes.
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
        Path messages = reportsFolder.resolve(MESSAGES);
        if (!Files.isRegularFile(messages)) {
            throw new NoSuchFileException(
                    messages.toString(), null, "no messages of a run; run 'mvn test' first");
        }
        Catalogue criteria = Catalogue.load(catalogue);
        RunModel run = RunReader.read(messages);
        RunFacts facts = RunFacts.none();
        try {
            facts = RunFacts.read(reportsFolder);
        } catch (IOException e) {
            run = withFailure(run, "The facts of the run cannot be read: " + e.getMessage());
        }
        Proofs proofs = Proofs.none();
        try {
            proofs = Proofs.read(catalogue.resolveSibling(Proofs.FILE));
        } catch (IOException e) {
            run = withNote(run, "What is proven cannot be read: " + e.getMessage());
        }
        KnownFailures known = KnownFailures.read(reportsFolder, criteria);
        Report report = ReportAssembly.of(criteria, facts, run, proofs, known);
        String summary = new SummaryMarkdown().render(report);
        Files.writeString(reportsFolder.resolve("index.json"), IndexJson.of(report));
        Files.writeString(reportsFolder.resolve("junit.xml"), new JunitXml().render(report));
        Files.writeString(reportsFolder.resolve("summary.md"), summary);
        Files.writeString(reportsFolder.resolve("index.html"), HtmlPage.of(report));
        if (stepSummary.isPresent()) {
            Files.writeString(
                    stepSummary.get(),
                    summary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return report;
    }

    private static RunModel withFailure(RunModel run, String failure) {
        List<String> failures = new ArrayList<>(run.failures());
        failures.add(failure);
        return new RunModel(
                run.finished(),
                run.started(),
                run.lastSign(),
                run.rules(),
                run.scenarios(),
                failures,
                run.notes());
    }

    private static RunModel withNote(RunModel run, String note) {
        List<String> notes = new ArrayList<>(run.notes());
        notes.add(note);
        return new RunModel(
                run.finished(),
                run.started(),
                run.lastSign(),
                run.rules(),
                run.scenarios(),
                run.failures(),
                notes);
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
