package dev.touchstone.acceptance;

import dev.touchstone.acceptance.world.RunningStack;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunFacts.Fact;
import dev.touchstone.livingdoc.run.RunFacts.Missing;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Source;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Implementation;
import dev.touchstone.stack.Stack;
import dev.touchstone.wire.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What a report tells about its run: with which stack, router, versions, seed and commit. */
record RunFile(Settings settings, Optional<String> filter, Instant started) {

    RunFile(Settings settings, Optional<String> filter) {
        this(settings, filter, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Writes what is known by now. */
    void write(Path reports) {
        try {
            facts().write(reports);
        } catch (IOException e) {
            throw new UncheckedIOException("the facts of the run cannot be written", e);
        }
    }

    private RunFacts facts() throws IOException {
        Optional<Stack> stack = RunningStack.started();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Stack", settings.stack()));
        stack.ifPresent(running -> facts.add(new Fact("Router", running.description().name())));
        version(stack).ifPresent(known -> facts.add(new Fact("Router version", known)));
        facts.add(new Fact("Touchstone", version()));
        facts.add(new Fact("Java", Runtime.version().toString()));
        facts.add(new Fact("System", property("os.name") + " " + property("os.arch")));
        facts.add(new Fact("Commit", commit()));
        facts.add(new Fact("Seed", settings.seed()));
        facts.add(new Fact("Started", started.toString()));
        stack.map(RunFile::inferred)
                .filter(told -> !told.isEmpty())
                .ifPresent(told -> facts.add(new Fact("Inferred", told)));
        return new RunFacts(
                facts,
                filter.orElse(null),
                missing(stack),
                offered(stack),
                stack.flatMap(Stack::implementation).map(RunFile::told).orElse(null));
    }

    /** As the router's file says; the reference router inside this process is Touchstone's own. */
    private static Optional<String> version(Optional<Stack> stack) throws IOException {
        Optional<String> told = stack.flatMap(Stack::implementation).map(Implementation::version);
        boolean own = stack.filter(running -> running.name().equals("embedded")).isPresent();
        return told.isEmpty() && own ? Optional.of(version()) : told;
    }

    private static RunFacts.Implementation told(Implementation implementation) {
        return new RunFacts.Implementation(
                implementation.organisation(),
                implementation.project(),
                implementation.url(),
                implementation.version(),
                implementation.contact(),
                implementation.reproduce());
    }

    private static List<String> offered(Optional<Stack> stack) {
        return stack.map(Stack::missing)
                .map(
                        missing ->
                                Arrays.stream(Capability.values())
                                        .filter(one -> !missing.containsKey(one))
                                        .map(Capability::name)
                                        .toList())
                .orElse(List.of());
    }

    private static List<Missing> missing(Optional<Stack> stack) {
        return stack.stream()
                .flatMap(running -> running.missing().entrySet().stream())
                .map(missing -> new Missing(missing.getKey().name(), missing.getValue()))
                .sorted(java.util.Comparator.comparing(Missing::capability))
                .toList();
    }

    /** What is known of the router by its own answers; all else is declared. */
    private static String inferred(Stack running) {
        Map<Capability, Source> sources = running.router(new Evidence(), departure -> {}).sources();
        return sources.entrySet().stream()
                .filter(each -> each.getValue().kind() == Source.Kind.INFERRED)
                .map(each -> "%s from %s".formatted(each.getKey(), each.getValue().from()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = RunFile.class.getResourceAsStream("/touchstone.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    /** As the CI says, else as git says, else "unknown" (a tree without git). */
    private static String commit() throws IOException {
        String ci = System.getenv("GITHUB_SHA");
        if (ci != null) {
            return ci;
        }
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.isBlank() ? "unknown" : said.strip();
        } catch (IOException e) {
            return "unknown"; // no git on this machine
        }
    }

    private static String property(String name) {
        return System.getProperty(name);
    }
}
