package dev.touchstone.livingdoc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFactsTest {
    @TempDir Path folder;

    @Test
    void what_is_written_is_read_again() throws IOException {
        RunFacts facts =
                new RunFacts(
                        List.of(
                                new RunFacts.Fact("Stack", "embedded"),
                                new RunFacts.Fact("Router", "“reference”")),
                        "@STREAM-3",
                        List.of(new RunFacts.Missing("LEDGER", "it has no database")));
        facts.write(folder.resolve("new"));
        assertThat(RunFacts.read(folder.resolve("new"))).isEqualTo(facts);
        assertThat(facts.value("Router")).contains("“reference”");
        assertThat(facts.value("Commit")).isEmpty();
        assertThat(facts.missingReason("LEDGER")).contains("it has no database");
        assertThat(facts.missingReason("CHAT")).isEmpty();
    }

    @Test
    void without_a_file_there_are_no_facts() throws IOException {
        assertThat(RunFacts.read(folder)).isEqualTo(RunFacts.none());
    }

    @Test
    void unknown_and_missing_keys_do_no_harm() throws IOException {
        Files.writeString(folder.resolve("run.json"), "{\"filter\": null, \"new\": 1}");
        assertThat(RunFacts.read(folder)).isEqualTo(RunFacts.none());
    }

    @Test
    void facts_are_masked_and_a_missing_value_is_empty() throws IOException {
        Files.writeString(
                folder.resolve("run.json"),
                "{\"facts\":[{\"name\":\"Router\",\"value\":\"http://x?key=sk-1234567890\"},{\"name\":\"Commit\",\"value\":null}]}");
        assertThat(RunFacts.read(folder).facts())
                .containsExactly(
                        new RunFacts.Fact("Router", "http://x?key=sk-••••"),
                        new RunFacts.Fact("Commit", ""));
    }

    @Test
    void a_broken_file_is_named_with_its_line() throws IOException {
        Files.writeString(folder.resolve("run.json"), "{\"facts\": [\n{\"name\": ");
        assertThatThrownBy(() -> RunFacts.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run.json, line 2");
    }
}
