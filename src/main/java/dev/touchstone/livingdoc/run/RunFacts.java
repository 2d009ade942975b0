package dev.touchstone.livingdoc.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.touchstone.livingdoc.evidence.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the harness knows about a run before it starts: {@code run.json}.
 *
 * @param facts names and values in the order in which they are shown (Stack, Router, ...)
 * @param filter the tag expression that selected the scenarios, or null when all were selected
 * @param missing capabilities that the router does not have, with the reason
 * @param offered capabilities that it has
 * @param implementation who makes the router, or null when nobody said so
 */
public record RunFacts(
        List<Fact> facts,
        String filter,
        List<Missing> missing,
        List<String> offered,
        Implementation implementation) {
    /** The name of the file in the reports folder. */
    public static final String FILE = "run.json";

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public RunFacts {
        facts = facts == null ? List.of() : List.copyOf(facts);
        missing = missing == null ? List.of() : List.copyOf(missing);
        offered = offered == null ? List.of() : List.copyOf(offered);
    }

    /** The facts of a run of a router that nobody publishes. */
    public RunFacts(List<Fact> facts, String filter, List<Missing> missing) {
        this(facts, filter, missing, List.of(), null);
    }

    /** One fact about the run. */
    public record Fact(String name, String value) {}

    /** A capability that the router does not have. */
    public record Missing(String capability, String reason) {}

    /** Who makes the router, and how to get the same run: what a report to publish must name. */
    public record Implementation(
            String organisation,
            String project,
            String url,
            String version,
            String contact,
            String reproduce) {}

    /** The facts of a run about which nothing was written. */
    public static RunFacts none() {
        return new RunFacts(List.of(), null, List.of());
    }

    /** The value of a fact, by its name. */
    public Optional<String> value(String name) {
        return facts.stream().filter(fact -> name.equals(fact.name())).map(Fact::value).findFirst();
    }

    /** Why the router lacks the capability, or empty when it has it. */
    public Optional<String> missingReason(String capability) {
        return missing.stream()
                .filter(one -> capability.equals(one.capability()))
                .map(Missing::reason)
                .findFirst();
    }

    /** A router's name or a filter comes from outside as well. */
    private RunFacts safe() {
        return new RunFacts(
                facts.stream()
                        .map(fact -> new Fact(safe(fact.name()), safe(fact.value())))
                        .toList(),
                filter == null ? null : safe(filter),
                missing.stream()
                        .map(one -> new Missing(safe(one.capability()), safe(one.reason())))
                        .toList(),
                offered.stream().map(RunFacts::safe).toList(),
                implementation == null ? null : safe(implementation));
    }

    private static Implementation safe(Implementation raw) {
        return new Implementation(
                safe(raw.organisation()),
                safe(raw.project()),
                safe(raw.url()),
                safe(raw.version()),
                safe(raw.contact()),
                safe(raw.reproduce()));
    }

    private static String safe(String text) {
        return text == null ? "" : SafeText.line(text);
    }

    /** Writes {@code run.json} into the reports folder, which is made when it is not there. */
    public void write(Path reportsFolder) throws IOException {
        Files.createDirectories(reportsFolder);
        Files.writeString(
                reportsFolder.resolve(FILE),
                JSON.writeValueAsString(this) + System.lineSeparator());
    }

    /**
     * Reads {@code run.json} of a reports folder; none when it is missing.
     *
     * @throws IOException when it is there and broken; the message names the file and line
     */
    public static RunFacts read(Path reportsFolder) throws IOException {
        Path file = reportsFolder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return none();
        }
        try {
            RunFacts facts = JSON.readValue(Files.readString(file), RunFacts.class);
            return facts == null ? none() : facts.safe();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IOException(file + ", line " + line + ": " + e.getOriginalMessage(), e);
        }
    }
}
