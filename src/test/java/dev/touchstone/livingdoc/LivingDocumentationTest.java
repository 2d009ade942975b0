package dev.touchstone.livingdoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.criteria.CatalogueException;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivingDocumentationTest {
    @TempDir Path folder;

    private void put(String messages) throws IOException {
        Files.write(folder.resolve("messages.ndjson"), SampleReport.messages(messages));
    }

    private Report write() throws IOException {
        return LivingDocumentation.write(folder, SampleReport.CATALOGUE, Optional.empty());
    }

    @Test
    void without_messages_it_says_what_to_do() {
        assertThatThrownBy(this::write)
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("messages.ndjson")
                .hasMessageContaining("run 'mvn test' first");
    }

    @Test
    void without_a_catalogue_it_names_the_file() throws IOException {
        put("sample.ndjson");
        assertThatThrownBy(
                        () ->
                                LivingDocumentation.write(
                                        folder, folder.resolve("none.yaml"), Optional.empty()))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void the_step_summary_is_appended_to() throws IOException {
        put("sample.ndjson");
        Path summary = Files.writeString(folder.resolve("step"), "before\n");
        LivingDocumentation.write(folder, SampleReport.CATALOGUE, Optional.of(summary));
        assertThat(Files.readString(summary))
                .isEqualTo("before\n" + Files.readString(folder.resolve("summary.md")));
    }

    @Test
    void without_facts_the_report_is_written_all_the_same() throws IOException {
        put("sample.ndjson");
        assertThat(write().router()).isEqualTo("A router without a name");
    }

    @Test
    void broken_facts_are_a_problem_and_no_end() throws IOException {
        put("sample.ndjson");
        Files.writeString(folder.resolve("run.json"), "{\"facts\":");
        Report report = write();
        assertThat(report.profile()).isEqualTo(Profile.ERROR);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("The facts of the run cannot be read: ");
        assertThat(folder.resolve("index.html")).exists();
    }

    @Test
    void where_nobody_looked_nothing_is_called_unproven() throws IOException {
        put("sample.ndjson");
        Path alone = Files.copy(SampleReport.CATALOGUE, folder.resolve("criteria.yaml"));
        LivingDocumentation.write(folder, alone, Optional.empty());
        assertThat(Files.readString(folder.resolve("index.html")))
                .doesNotContain("unproven", "Proven by");
        assertThat(Files.readString(folder.resolve("index.json"))).doesNotContain("proven");
        assertThat(Files.readString(folder.resolve("summary.md"))).doesNotContain("proven");
    }

    @Test
    void broken_proofs_are_a_note_and_change_no_verdict() throws IOException {
        put("sample.ndjson");
        Profile usual = write().profile();
        Path alone = Files.copy(SampleReport.CATALOGUE, folder.resolve("criteria.yaml"));
        Files.writeString(folder.resolve("proven.json"), "{\"defects\":");
        Report report = LivingDocumentation.write(folder, alone, Optional.empty());
        assertThat(report.profile()).isEqualTo(usual);
        assertThat(report.notes())
                .anySatisfy(
                        note ->
                                assertThat(note)
                                        .startsWith("What is proven cannot be read: ")
                                        .contains("proven.json, line 1"));
    }

    @Test
    void an_aborted_run_is_rescued_before_the_next_one() throws IOException {
        byte[] messages = SampleReport.messages("sample.ndjson");
        Files.write(folder.resolve("messages.ndjson"), Arrays.copyOf(messages, 60_000));
        Files.writeString(folder.resolve("run.json"), "{}");
        Optional<Report> rescued = AbortedRun.rescue(folder, SampleReport.CATALOGUE);
        assertThat(rescued).map(Report::aborted).contains(true);
        assertThat(folder.resolve("aborted"))
                .isDirectoryContaining(path -> path.endsWith("index.html"))
                .isDirectoryContaining(path -> path.endsWith("index.json"))
                .isDirectoryContaining(path -> path.endsWith("junit.xml"))
                .isDirectoryContaining(path -> path.endsWith("messages.ndjson"))
                .isDirectoryContaining(path -> path.endsWith("run.json"));
        assertThat(AbortedRun.rescue(folder, SampleReport.CATALOGUE)).isEmpty();
    }

    @Test
    void a_run_that_ended_is_left_alone() throws IOException {
        for (String ended : new String[] {"sample.ndjson", "before-all.ndjson"}) {
            put(ended);
            assertThat(AbortedRun.rescue(folder, SampleReport.CATALOGUE)).isEmpty();
            assertThat(folder.resolve("messages.ndjson")).exists();
        }
        assertThat(folder.resolve("aborted")).doesNotExist();
    }

    @Test
    void where_nothing_ran_there_is_nothing_to_rescue() throws IOException {
        assertThat(AbortedRun.rescue(folder.resolve("new"), SampleReport.CATALOGUE)).isEmpty();
        Files.createFile(folder.resolve("messages.ndjson"));
        assertThat(AbortedRun.rescue(folder, SampleReport.CATALOGUE)).isEmpty();
    }
}
