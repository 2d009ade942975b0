package dev.touchstone.livingdoc;

import dev.touchstone.criteria.Catalogue;
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

/** Reads what a run left in its reports folder, as far as it can be read. */
final class ReportReader {

    private ReportReader() {}

    /**
     * Judges the run of a folder. Facts that cannot be read are a problem of the report, proofs
     * that cannot be read a note of it.
     *
     * @throws NoSuchFileException when there are no messages
     */
    static Report read(Path reportsFolder, Path catalogue) throws IOException {
        Path messages = reportsFolder.resolve(LivingDocumentation.MESSAGES);
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
            run = run.withFailure("The facts of the run cannot be read: " + e.getMessage());
        }
        Proofs proofs = Proofs.none();
        try {
            proofs = Proofs.read(catalogue.resolveSibling(Proofs.FILE));
        } catch (IOException e) {
            run = run.withNote("What is proven cannot be read: " + e.getMessage());
        }
        KnownFailures known = KnownFailures.read(reportsFolder, criteria);
        return ReportAssembly.of(criteria, facts, run, proofs, known);
    }
}
