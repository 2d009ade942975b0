package dev.touchstone.sabotage.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Handling.Manner;
import dev.touchstone.sabotage.relay.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowTest {

    private final Shadow shadow =
            new Shadow(
                    Map.of(
                            "reply",
                                    Written.rules(
                                            "[{when: {ask: GET /a}, reply: [{add: /n, by: 1}]}]"),
                            "other",
                                    Written.rules(
                                            "[{when: {ask: GET /b}, reply: [{add: /n, by: 1}]}]"),
                            "twice", Written.rules("[{when: {ask: POST /a}, twice: true}]"),
                            "done", Written.rules("[{events: [{event: done, do: drop}]}]"),
                            "usage", Written.rules("[{events: [{event: usage, do: drop}]}]")));

    @Test
    void a_reply_that_a_defect_would_change_is_passed_on_unchanged_and_noted() {
        Told given = Written.told(200, "{\"n\":1}");

        Handling handling = shadow.of(Written.asked("GET", "/a", ""));

        assertThat(Written.reply(handling, given)).isSameAs(given);
        assertThat(shadow.touching()).containsExactly("reply");
    }

    @Test
    void a_reply_in_which_there_is_nothing_to_change_touches_nothing() {
        Handling handling = shadow.of(Written.asked("GET", "/a", ""));

        Written.reply(handling, Written.told(200, "{\"m\":1}"));

        assertThat(shadow.touching()).isEmpty();
    }

    @Test
    void a_request_that_would_be_sent_otherwise_is_sent_as_it_is_and_noted() {
        assertThat(shadow.of(Written.asked("POST", "/a", "")).sent()).hasSize(1);
        assertThat(shadow.touching()).containsExactly("twice");
    }

    @Test
    void events_are_passed_on_as_they_come_and_those_who_would_change_one_are_noted() {
        assertThat(Written.stream(shadow, "data: {}", "data: [DONE]"))
                .containsExactly("data: {}", "data: [DONE]");
        assertThat(shadow.touching()).containsExactly("done");
    }

    @Test
    void whatever_no_defect_is_for_passes_as_it_comes() {
        Handling handling = shadow.of(Written.asked("GET", "/c", ""));

        assertThat(handling.manner(Written.told(200, "{}"))).isEqualTo(Manner.AS_IT_COMES);
    }
}
