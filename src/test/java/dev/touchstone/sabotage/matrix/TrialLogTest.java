package dev.touchstone.sabotage.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLogTest {

    private static final TrialResult RED =
            new TrialResult(
                    "total-one-more",
                    "ledger.feature:9",
                    Outcome.RED,
                    "Then the total is 16",
                    "expected \"16\"\nbut got 17 ü",
                    Set.of("LEDGER-2", "CHAT-1"),
                    Set.of(),
                    1234);

    private static final TrialResult HEALTHY =
            new TrialResult(
                    "nothing",
                    "ledger.feature:9",
                    Outcome.GREEN,
                    "",
                    "",
                    Set.of(),
                    Set.of("total-one-more"),
                    5);

    private Path file;

    @BeforeEach
    void in(@TempDir Path folder) {
        file = folder.resolve("target").resolve("log.ndjson");
    }

    private List<TrialResult> found(String of) throws IOException {
        try (TrialLog log = TrialLog.in(file, of)) {
            return log.earlier();
        }
    }

    @Test
    void what_ended_before_a_kill_is_there_after_it() throws IOException {
        TrialLog killed = TrialLog.in(file, "quick 1");
        killed.add(RED);
        assertThat(found("quick 1")).containsExactly(RED);
        killed.close();

        try (TrialLog second = TrialLog.in(file, "quick 1")) {
            second.add(HEALTHY);
        }
        assertThat(found("quick 1")).containsExactly(RED, HEALTHY);
    }

    @Test
    void a_line_that_was_being_written_counts_as_not_ended() throws IOException {
        try (TrialLog killed = TrialLog.in(file, "quick 1")) {
            killed.add(RED);
            killed.add(HEALTHY);
        }
        String all = Files.readString(file);
        for (int cut = 2; cut < all.split("\n")[2].length(); cut++) {
            Files.writeString(file, all.substring(0, all.length() - cut));
            assertThat(found("quick 1")).as("%d characters are missing", cut).containsExactly(RED);
        }
        try (TrialLog second = TrialLog.in(file, "quick 1")) {
            second.add(HEALTHY);
        }
        assertThat(Files.readString(file)).isEqualTo(all);
    }

    @Test
    void results_of_something_else_are_not_gone_on_with() throws IOException {
        try (TrialLog other = TrialLog.in(file, "quick 1")) {
            other.add(RED);
        }
        assertThat(found("quick 2")).isEmpty();
        assertThat(found("quick 1")).as("begun anew by the other").isEmpty();
    }

    @Test
    void a_file_of_another_kind_is_begun_anew() throws IOException {
        Files.createDirectories(file.getParent());
        for (String content : List.of("", "\n", "{}", "[]\n", "null\n", "hello\n{}")) {
            Files.writeString(file, content);
            assertThat(found("quick 1")).as(content).isEmpty();
        }
    }

    @Test
    void a_run_that_is_complete_leaves_nothing_to_go_on_with() throws IOException {
        TrialLog log = TrialLog.in(file, "quick 1");
        log.add(RED);
        log.complete();
        assertThat(file).doesNotExist();
        assertThat(found("quick 1")).isEmpty();
    }
}
