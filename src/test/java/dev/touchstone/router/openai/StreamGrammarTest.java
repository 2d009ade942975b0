package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Departure;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("STREAM-2, STREAM-3, STREAM-5: the events of a stream stand in their order")
class StreamGrammarTest {

    private static final String ROLE =
            piece("{\"role\": \"assistant\", \"content\": \"\"}", "null");
    private static final String WORD = piece("{\"content\": \"One\"}", "null");
    private static final String FINISH = piece("{}", "\"stop\"");
    private static final String USAGE = "{\"id\": \"a\", \"choices\": [], \"usage\": {}}";

    private final StreamGrammar grammar = new StreamGrammar();

    private static String piece(String delta, String finish) {
        return "{\"id\": \"a\", \"choices\": [{\"index\": 0, \"delta\": %s, \"finish_reason\": %s}]}"
                .formatted(delta, finish);
    }

    private Optional<Departure> after(String... events) {
        Optional<Departure> last = Optional.empty();
        for (String event : events) {
            assertThat(last).as("before " + event).isEmpty();
            JsonNode chunk = Json.read(event).orElseThrow();
            last = grammar.fault(chunk);
        }
        return last;
    }

    @Test
    void role_words_finish_reason_and_usage_are_in_order() {
        assertThat(after(ROLE, WORD, WORD, FINISH, USAGE)).isEmpty();
    }

    @Test
    void a_first_piece_may_tell_role_and_finish_reason_at_once() {
        assertThat(after(piece("{\"role\": \"assistant\"}", "\"stop\""))).isEmpty();
    }

    @Test
    void a_done_marker_ends_them() {
        after(ROLE, WORD, FINISH);
        assertThat(grammar.done()).isEmpty();
    }

    @Test
    void a_finish_reason_behind_the_done_marker_is_not_in_order() {
        after(ROLE, WORD);
        assertThat(grammar.done()).isEmpty();
        assertThat(after(FINISH))
                .hasValue(new Departure("STREAM-3", "it stands behind the done marker"));
    }

    @Test
    void a_done_marker_that_comes_again_is_not() {
        after(ROLE, WORD, FINISH);
        grammar.done();
        assertThat(grammar.done())
                .hasValue(new Departure("STREAM-3", "the done marker comes again"));
    }

    @Test
    void a_first_piece_without_the_role_is_not() {
        assertThat(after(WORD)).hasValue(new Departure("STREAM-2", "it does not tell the role"));
    }

    @Test
    void a_role_told_again_is_not() {
        assertThat(after(ROLE, WORD, ROLE))
                .hasValue(new Departure("STREAM-2", "it tells the role again"));
    }

    @Test
    void another_id_is_not() {
        assertThat(after(ROLE, WORD.replace("\"a\"", "\"b\"")))
                .hasValue(new Departure("STREAM-2", "it has another id than the event before it"));
    }

    @Test
    void what_follows_an_event_with_another_id_is_not_blamed_for_it() {
        String other = FINISH.replace("\"a\"", "\"b\"");
        assertThat(after(ROLE, other)).isPresent();
        assertThat(grammar.fault(Json.read(USAGE.replace("\"a\"", "\"b\"")).orElseThrow()))
                .isEmpty();
    }

    @Test
    void a_piece_or_a_second_reason_behind_the_finish_reason_is_not() {
        assertThat(after(ROLE, FINISH, WORD))
                .hasValue(new Departure("STREAM-2", "it stands behind the finish reason"));
        assertThat(grammar.fault(Json.read(FINISH).orElseThrow()))
                .hasValue(new Departure("STREAM-2", "it stands behind the finish reason"));
    }

    @Test
    void usage_before_the_finish_reason_or_twice_is_not() {
        assertThat(after(ROLE, USAGE))
                .hasValue(new Departure("STREAM-5", "it stands before the finish reason"));
        assertThat(after(FINISH)).isEmpty();
        assertThat(grammar.fault(Json.read(USAGE).orElseThrow()))
                .hasValue(new Departure("STREAM-5", "it tells the usage again"));
    }
}
