package dev.touchstone.reference.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.ledger.LedgerEntry.Status;
import dev.touchstone.reference.routing.Usage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

    @Test
    void each_status_has_its_name_in_the_database_and_is_found_by_it() {
        assertThat(Stream.of(Status.values()).map(Status::label))
                .containsExactly("ok", "failed", "aborted");
        assertThat(Stream.of(Status.values()).map(Status::label).map(Status::labelled))
                .containsExactly(Status.values());
        assertThatThrownBy(() -> Status.labelled("lost"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entries_are_grouped_by_person_by_model_or_by_day_in_utc() {
        assertThat(Stream.of(Sums.By.values()).map(Sums.By::expression))
                .containsExactly(
                        "user_id", "model", "to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')");
    }

    @Test
    void all_tokens_are_those_of_the_prompt_and_those_of_the_answer() {
        assertThat(new Usage(2, 5).totalTokens()).isEqualTo(7);
    }
}
