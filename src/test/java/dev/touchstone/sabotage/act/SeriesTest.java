package dev.touchstone.sabotage.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Interference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

    private static Series series(String... rules) {
        Map<String, Interference> defects = new LinkedHashMap<>();
        for (int i = 0; i < rules.length; i++) {
            defects.put(String.valueOf(i), Written.rules("[{" + rules[i] + "}]"));
        }
        return new Series(defects);
    }

    @Test
    void each_changes_what_the_one_before_has_made_of_a_request() {
        Series series = series("send: [{add: /n, by: 1}]", "send: [{times: /n, by: 2}]");

        Handling handling = series.of(Written.asked("POST", "/a", "{\"n\":3}"));

        assertThat(handling.sent())
                .singleElement()
                .satisfies(
                        asked ->
                                assertThat(new String(asked.body(), StandardCharsets.UTF_8))
                                        .isEqualTo("{\"n\":8}"));
        assertThat(series.changing()).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void each_changes_what_the_one_before_has_made_of_a_reply() {
        Series series =
                series("reply: [{add: /n, by: 1}]", "reply: [{set: /m, to: 1}]", "events: []");

        Handling handling = series.of(Written.asked("GET", "/a", ""));

        assertThat(Written.body(Written.reply(handling, Written.told(200, "{\"n\":1,\"m\":0}"))))
                .isEqualTo("{\"n\":2,\"m\":1}");
        assertThat(series.changing()).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void each_gets_the_events_that_the_one_before_has_left() {
        Series series =
                series(
                        "events: [{event: done, do: twice}]",
                        "events: [{event: done, do: after, text: ': behind'}]",
                        "events: [{event: usage, do: drop}]");

        assertThat(Written.stream(series, "data: {}", "data: [DONE]"))
                .containsExactly(
                        "data: {}", "data: [DONE]", ": behind", "data: [DONE]", ": behind");
        assertThat(series.changing()).containsExactlyInAnyOrder("0", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status: 500",
                "body: other",
                "instead: {status: 500}",
                "twice: true",
                "delay: 1",
                "stays-on: true",
                "text: [{found: a, to: b}]",
                "events: [{event: done, do: break-off}]",
                "events: [{event: done, do: hold}]"
            })
    void what_takes_an_exchange_away_or_holds_it_up_leaves_no_room(String rule) {
        Rules both = Rules.read("[{send: [{remove: /a}]}, {" + rule + "}]");

        assertThat(both.leaveRoom()).isFalse();
        assertThat(Rules.read("[{send: [{remove: /a}], headers: {a: b}}]").leaveRoom()).isTrue();
    }
}
