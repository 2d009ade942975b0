package dev.touchstone.livingdoc;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunModel;
import dev.touchstone.livingdoc.run.RunReader;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.ReportAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
            run = withFailure(run, "The facts of the run cannot be read: " + e.getMessage());
        }
        Proofs proofs = Proofs.none();
        try {
            proofs = Proofs.read(catalogue.resolveSibling(Proofs.FILE));
        } catch (IOException e) {
            run = withNote(run, "What is proven cannot be read: " + e.getMessage());
        }
        return ReportAssembly.of(criteria, facts, run, proofs);
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
}
