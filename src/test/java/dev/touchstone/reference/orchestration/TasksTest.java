package dev.touchstone.reference.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.TokenRules;
import dev.touchstone.reference.routing.TokenEstimate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("LEDGER-14: what models are told has no more tokens than are foreseen for it")
class TasksTest {
    private static final String ANSWER = " four";

    private final TokenEstimate tokens = new TokenEstimate();

    /** Tokens of the messages behind the caller's own, but for those of the answers in them. */
    private long added(String task, int answers) {
        long all = tokens.prompt(TokenRules.usual(), List.of(ANSWER, task));
        return all - answers;
    }

    @Test
    void tasks_about_one_answer() {
        for (String task : List.of(Tasks.CRITICISE, Tasks.REFINE, Tasks.VALIDATE)) {
            assertThat(added(task, 1)).as(task).isLessThanOrEqualTo(Mode.TOKENS_OF_A_TASK);
        }
        assertThat(added(Tasks.revise(ANSWER), 2)).isLessThanOrEqualTo(Mode.TOKENS_OF_A_TASK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1000})
    void a_debate_of_many(int others) {
        String task = Tasks.reconsider(Collections.nCopies(others, ANSWER));
        assertThat(added(task, others + 1))
                .isLessThanOrEqualTo(
                        Mode.TOKENS_OF_A_TASK + (long) Mode.TOKENS_AROUND_AN_ANSWER * others);
    }
}
