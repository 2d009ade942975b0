package dev.touchstone.livingdoc.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.livingdoc.proof.Proofs.Defect;
import dev.touchstone.livingdoc.run.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {

    private static final String WRITTEN =
            """
            {"defects": {"a-b": "It is wrong", "c-d": "\u202esk-abcdefgh"},
             "scenarios": {"chat.feature": {"CHAT-1": {"A name": ["c-d", "a-b"]}}}}
            """;

    @TempDir Path folder;

    private Proofs read(String text) throws IOException {
        return Proofs.read(Files.writeString(folder.resolve("proven.json"), text));
    }

    private static ScenarioRun scenario(String uri, int line, String name, String... tags) {
        return new ScenarioRun(
                uri,
                line,
                "",
                "",
                name,
                List.of(),
                List.of(tags),
                ScenarioRun.Progress.FINISHED,
                "",
                Optional.empty(),
                List.of());
    }

    @Test
    void a_scenario_is_known_by_file_criterion_and_name_and_not_by_its_line() throws IOException {
        Proofs proofs = read(WRITTEN);
        Defect first = new Defect("c-d", "‹U+202E›sk-••••");
        Defect second = new Defect("a-b", "It is wrong");
        for (int line : new int[] {3, 300}) {
            assertThat(proofs.of(scenario("features/chat.feature", line, "A name", "X", "CHAT-1")))
                    .containsExactly(first, second);
        }
        assertThat(proofs.of(scenario("features/b.feature", 3, "A name", "CHAT-1"))).isEmpty();
        assertThat(proofs.of(scenario("features/chat.feature", 3, "A name", "CHAT-2"))).isEmpty();
        assertThat(proofs.of(scenario("features/chat.feature", 3, "B name", "CHAT-1"))).isEmpty();
    }

    @Test
    void without_the_file_nothing_is_known() throws IOException {
        assertThat(Proofs.read(folder.resolve("proven.json")).isKnown()).isFalse();
        assertThat(read(WRITTEN).isKnown()).isTrue();
    }

    @Test
    void a_broken_file_is_told_with_its_name() {
        assertThatThrownBy(() -> read("{"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("proven.json, line 1");
        assertThatThrownBy(() -> read("{\"defects\": {}}"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("proven.json: expected 'defects' and 'scenarios'");
        assertThatThrownBy(() -> read(WRITTEN.replace("\"a-b\":", "\"e-f\":")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("proven.json: expected a sentence for a-b in 'defects'");
    }
}
