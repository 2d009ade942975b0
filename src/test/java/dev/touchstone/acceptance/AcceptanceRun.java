package dev.touchstone.acceptance;

import dev.touchstone.acceptance.world.RunningStack;
import dev.touchstone.acceptance.world.books.RunBooks;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.livingdoc.AbortedRun;
import dev.touchstone.livingdoc.LivingDocumentation;
import dev.touchstone.livingdoc.verdict.KnownFailures;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What comes before the first scenario and after the last one. */
final class AcceptanceRun {

    static final Path REPORTS = Path.of("reports");
    static final Path CATALOGUE = Path.of("features", "acceptance-criteria.yaml");

    private RunFile facts;
    private ReportsLock lock;

    /** Refuses a filter that names nothing, saves an aborted run, notes what is known already. */
    void begin() throws IOException {
        Settings settings = Settings.read();
        Optional<String> filter = Optional.ofNullable(System.getProperty("cucumber.filter.tags"));
        Catalogue catalogue = Catalogue.load(CATALOGUE);
        filter.ifPresent(tags -> new TagFilter(catalogue).check(tags));
        lock = ReportsLock.take(REPORTS);
        AbortedRun.rescue(REPORTS, CATALOGUE)
                .ifPresent(
                        report ->
                                System.out.println(
                                        "The last run was aborted; its report is in"
                                                + " reports/aborted"));
        noteKnownFailures(Stacks.description(settings));
        facts = new RunFile(settings, filter);
        facts.write(REPORTS);
        PartLogs logs = PartLogs.in(REPORTS);
        logs.clear();
        RunningStack.choose(settings, () -> facts.write(REPORTS), logs::keep);
    }

    /** What is known of a router stands beside its description, and goes into its report. */
    private static void noteKnownFailures(Optional<Path> router) throws IOException {
        Path noted = REPORTS.resolve(KnownFailures.FILE);
        Files.deleteIfExists(noted);
        Optional<Path> known = router.map(file -> file.resolveSibling(KnownFailures.FILE));
        if (known.filter(Files::isRegularFile).isPresent()) {
            Files.copy(known.get(), noted);
        }
    }

    /** Writes the living documentation, and fails the run where no scenario could. */
    void end() throws IOException {
        Optional<Path> summary =
                Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")).map(Path::of);
        Report report = LivingDocumentation.write(REPORTS, CATALOGUE, summary);
        System.out.println(report.summary());
        System.out.println(REPORTS.resolve("index.html").toAbsolutePath().toUri());
        lock.close();
        RunningStack.books().map(RunBooks::summary).ifPresent(System.out::println);
        RunningStack.books().ifPresent(RunBooks::check);
        Gate.check(report);
    }
}
