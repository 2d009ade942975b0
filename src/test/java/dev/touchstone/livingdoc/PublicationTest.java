package dev.touchstone.livingdoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.run.RunFacts.Fact;
import dev.touchstone.livingdoc.run.RunFacts.Implementation;
import dev.touchstone.livingdoc.run.RunFacts.Missing;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report to publish, from the stored messages of a run whose harness worked. */
class PublicationTest {
    private static final Path CATALOGUE = SampleReport.RESOURCES.resolve("sound-criteria.yaml");
    private static final Implementation SOMEBODY =
            new Implementation(
                    "Somebody",
                    "A: \"router\"",
                    "https://router.example",
                    "1.2.3",
                    "@somebody",
                    "see README.md");
    private static final String ADD_THE_LINES =
            "expected a run of a router whose file says who makes it, got one without; add the lines of implementation (organisation, project, url, version, contact, reproduce: docs/publishing.md) to -Drouter=FILE and run it again";

    @TempDir private Path folder;

    private Report render(String filter, Implementation who, String commit, byte[] messages)
            throws IOException {
        new RunFacts(
                        List.of(
                                new Fact("Stack", "remote"),
                                new Fact("Router", "A router"),
                                new Fact("Touchstone", "0.1.0"),
                                new Fact("Commit", commit),
                                new Fact("Started", "2026-11-26T01:00:00Z")),
                        filter,
                        List.of(new Missing("LEDGER", "it has no database")),
                        List.of("CHAT", "STREAM"),
                        who)
                .write(folder);
        Files.write(folder.resolve(LivingDocumentation.MESSAGES), messages);
        return LivingDocumentation.write(folder, CATALOGUE, Optional.empty());
    }

    private Report render(Implementation who) throws IOException {
        return render(null, who, "a1a18f5", SampleReport.messages("sound.ndjson"));
    }

    private Path file() {
        return folder.resolve(Publication.FILE);
    }

    private JsonNode published() throws IOException {
        return new YAMLMapper().readTree(file().toFile());
    }

    @Test
    void a_whole_run_names_its_implementation_and_suite() throws IOException {
        Report report = render(SOMEBODY);
        assertThat(Publication.obstacle(report)).isEmpty();
        JsonNode told = published();
        assertThat(told.at("/implementation/project").asText()).isEqualTo("A: \"router\"");
        assertThat(told.at("/implementation/version").asText()).isEqualTo("1.2.3");
        assertThat(told.at("/suite/commit").asText()).isEqualTo("a1a18f5");
        assertThat(told.at("/date").asText()).isEqualTo("2026-11-26T01:00:00Z");
        assertThat(told.at("/reproduce").asText()).isEqualTo("see README.md");
        assertThat(told.at("/profile").asText()).isEqualTo("failed");
        assertThat(told.at("/features/supported").toString()).isEqualTo("[\"CHAT\",\"STREAM\"]");
        assertThat(told.at("/features/unsupported/0/reason").asText())
                .isEqualTo("it has no database");
    }

    @Test
    void each_level_tells_what_was_met_what_failed_and_what_was_skipped() throws IOException {
        render(SOMEBODY);
        JsonNode told = published();
        assertThat(told.at("/core/result").asText()).isEqualTo("failed");
        assertThat(told.at("/core/statistics").toString())
                .isEqualTo("{\"met\":3,\"not_checked\":0,\"not_supported\":0,\"broken\":1}");
        assertThat(told.at("/core/met").toString())
                .isEqualTo("[\"CHAT-1\",\"STREAM-1\",\"AUTH-1\"]");
        assertThat(told.at("/core/failed/0/criterion").asText()).isEqualTo("CHAT-2");
        assertThat(told.at("/core/failed/0/reason").asText()).contains("17 to be less than");
        assertThat(told.at("/extended/result").asText()).isEqualTo("partial");
        assertThat(told.at("/extended/unsupported").toString())
                .contains("LEDGER-1", "it has no database");
        assertThat(told.at("/extended/skipped").toString())
                .contains("STREAM-3", "AUTH-2", "No scenario yet");
    }

    @Test
    void it_keeps_its_schema_and_the_schema_can_be_broken() throws IOException {
        render(SOMEBODY);
        SchemaFile schema = new SchemaFile("conformance.schema.json");
        assertThat(schema.departures(published())).isEmpty();
        JsonNode profile = published();
        ((ObjectNode) profile).put("profile", "error");
        assertThat(schema.departures(profile)).hasSize(1);
        JsonNode nameless = published();
        ((ObjectNode) nameless.get("implementation")).remove("contact");
        assertThat(schema.departures(nameless)).hasSize(1);
        JsonNode branch = published();
        ((ObjectNode) branch.get("suite")).put("commit", "main");
        assertThat(schema.departures(branch)).hasSize(1);
    }

    @Test
    void the_same_run_gives_the_same_bytes() throws IOException {
        render(SOMEBODY);
        String first = Files.readString(file());
        render(SOMEBODY);
        assertThat(Files.readString(file())).isEqualTo(first).doesNotContain(folder.toString());
    }

    @Test
    void a_router_whose_maker_nobody_names_is_not_published() throws IOException {
        render(SOMEBODY);
        Report report = render(null);
        assertThat(Publication.obstacle(report)).contains(ADD_THE_LINES);
        assertThat(file()).as("that of the run before").doesNotExist();
    }

    @Test
    void a_part_of_the_scenarios_is_not_published() throws IOException {
        Report report = render("@CHAT", SOMEBODY, "a1a18f5", SampleReport.messages("sound.ndjson"));
        assertThat(Publication.obstacle(report))
                .contains(
                        "expected a whole run, got the part that @CHAT selects; run it without -Dcucumber.filter.tags");
        assertThat(file()).doesNotExist();
    }

    @Test
    void an_aborted_run_is_not_published() throws IOException {
        byte[] whole = SampleReport.messages("sound.ndjson");
        Report report = render(null, SOMEBODY, "a1a18f5", Arrays.copyOf(whole, whole.length / 2));
        assertThat(Publication.obstacle(report))
                .contains("expected a whole run, got one that was aborted; run it again");
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_run_whose_harness_failed_is_not_published() throws IOException {
        Report report = render(null, SOMEBODY, "a1a18f5", SampleReport.messages("sample.ndjson"));
        assertThat(Publication.obstacle(report).orElseThrow())
                .startsWith(
                        "expected a run that says something of the router, got an error of the harness: ");
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_run_of_an_unknown_state_is_not_published() throws IOException {
        Report report = render(null, SOMEBODY, "unknown", SampleReport.messages("sound.ndjson"));
        assertThat(Publication.obstacle(report).orElseThrow())
                .startsWith("expected a run of a known state of Touchstone");
    }
}
