package dev.touchstone.sabotage.matrix;

import static dev.touchstone.sabotage.matrix.Sample.CUT;
import static dev.touchstone.sabotage.matrix.Sample.LONG;
import static dev.touchstone.sabotage.matrix.Sample.SHORT;
import static dev.touchstone.sabotage.matrix.Sample.defect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenTest {

    private static final Scenario OF_CHAT_1 = new Scenario(SHORT, "A short answer", "CHAT-1");

    @TempDir private Path features;

    private static Sample sample() {
        return new Sample()
                .with(defect("one-more", Set.of("CHAT-1", "CHAT-2"), Map.of()))
                .with(defect("other", Set.of("CHAT-1"), Map.of()))
                .ended("one-more", SHORT, Outcome.RED)
                .ended("one-more", CUT, Outcome.GREEN)
                .ended("other", LONG, Outcome.RED);
    }

    private Proven written(Proven proven) throws IOException {
        Files.writeString(features.resolve(Proven.FILE), proven.json());
        return Proven.read(features);
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        Proven proven = Proven.by(sample().matrix());
        assertThat(written(proven)).isEqualTo(proven);
        assertThat(proven.of(OF_CHAT_1)).containsExactly("one-more");
    }

    @Test
    void a_scenario_is_found_on_another_line_but_not_by_another_name_criterion_or_file() {
        Proven proven = Proven.by(sample().matrix());
        assertThat(proven.of(new Scenario("chat.feature:77", "A short answer", "CHAT-1")))
                .containsExactly("one-more");
        assertThat(proven.of(new Scenario(SHORT, "A shorter answer", "CHAT-1"))).isEmpty();
        assertThat(proven.of(new Scenario(SHORT, "A short answer", "CHAT-2"))).isEmpty();
        assertThat(proven.of(new Scenario("b.feature:9", "A short answer", "CHAT-1"))).isEmpty();
    }

    @Test
    void a_defect_that_is_said_to_be_another_one_is_not_known() {
        Proven proven = Proven.by(sample().matrix());
        assertThat(proven.knows(defect("other", Set.of("CHAT-1"), Map.of()))).isTrue();
        assertThat(proven.knows(defect("other", "Else", Set.of("CHAT-1"), Map.of(), null)))
                .isFalse();
        assertThat(proven.knows(defect("new", Set.of("CHAT-1"), Map.of()))).isFalse();
    }

    @Test
    void a_defect_is_noticed_that_proved_a_scenario_of_each_criterion() {
        assertThat(
                        Proven.by(sample().matrix())
                                .noticed(
                                        List.of(
                                                defect(
                                                        "one-more",
                                                        Set.of("CHAT-1", "CHAT-2"),
                                                        Map.of()),
                                                defect("other", Set.of("CHAT-1"), Map.of()))))
                .extracting(Defect::id)
                .containsExactly("other");
    }

    @Test
    void what_an_earlier_run_saw_stays_beside_what_this_one_did() {
        KillMatrix matrix =
                sample().matrix().remembering(Map.of(SHORT, Set.of("other"), CUT, Set.of("other")));
        Proven proven = Proven.by(matrix);
        assertThat(proven.of(OF_CHAT_1)).containsExactly("one-more", "other");
        assertThat(proven.of(new Scenario(CUT, "A long answer is cut", "CHAT-2")))
                .containsExactly("other");
        assertThat(matrix.trials()).isEqualTo(3);
    }

    @Test
    void nothing_is_known_where_there_is_no_file() throws IOException {
        assertThat(Proven.read(features)).isEqualTo(new Proven(Map.of(), Map.of()));
    }

    @Test
    void a_broken_file_is_named() throws IOException {
        Path file = Files.writeString(features.resolve(Proven.FILE), "{\"defects\":");
        assertThatThrownBy(() -> Proven.read(features))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": ");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> Proven.read(features))
                .hasMessage(file + ": expected 'defects' and 'scenarios'");
    }
}
