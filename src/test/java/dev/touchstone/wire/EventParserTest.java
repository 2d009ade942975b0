package dev.touchstone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WHATWG HTML, section 9.2.6, as far as chat completions use it. */
class EventParserTest {

    private final EventParser parser = new EventParser();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void every_kind_of_line_end_ends_a_line(String end) {
        String stream = "data: one" + end + end + "data: two" + end + end;

        assertThat(data(stream)).containsExactly("one", "two");
        assertThat(parser.residue()).isEmpty();
    }

    @Test
    void kinds_of_line_ends_may_be_mixed() {
        assertThat(data("data: a\r\n\ndata: b\r\rdata: c\n\r\n")).containsExactly("a", "b", "c");
    }

    @Test
    void an_event_is_there_with_the_byte_that_ends_it_and_not_before() {
        assertThat(data("data: one\r\n")).isEmpty();
        assertThat(data("\r")).containsExactly("one");
        assertThat(data("\n")).as("the second half of a line end is no line").isEmpty();
    }

    @Test
    void data_lines_of_one_event_are_joined_by_line_feeds() {
        assertThat(data("data: one\ndata:two\ndata:  three\ndata\n\n"))
                .containsExactly("one\ntwo\n three\n");
    }

    @Test
    void comments_and_other_fields_carry_no_data() {
        assertThat(data(": ping\n\nevent: x\nid: 7\nretry: 3\n\n")).isEmpty();
        assertThat(data(":data: no\nevent: x\ndata: yes\n\n")).containsExactly("yes");
        assertThat(data("database: no\n\n")).isEmpty();
    }

    @Test
    void empty_lines_in_a_row_are_no_events_but_empty_data_is_one() {
        assertThat(data("\n\n\n")).isEmpty();
        assertThat(data("data:\n\n")).containsExactly("");
    }

    @Test
    void one_byte_order_mark_may_stand_before_the_stream_and_nowhere_else() {
        assertThat(data("\uFEFFdata: one\n\n")).containsExactly("one");
        assertThat(data("\uFEFFdata: two\n\n")).isEmpty();
    }

    @Test
    void a_character_cut_in_half_makes_its_own_event_malformed_and_no_other() {
        byte[] half = {'d', 'a', 't', 'a', ':', ' ', (byte) 0xE2, (byte) 0x82, '\n', '\n'};

        assertThat(events(half)).singleElement().matches(event -> !event.wellFormed());
        assertThat(events("data: €\n\n".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .matches(ServerSentEvent::wellFormed)
                .matches(event -> event.data().equals("€"));
    }

    @Test
    void what_was_not_completed_is_the_residue() {
        assertThat(data("data: one\n\ndata: tw")).containsExactly("one");
        assertThat(parser.residue()).isEqualTo("data: tw");
    }

    @Test
    void an_event_without_its_empty_line_is_a_residue_as_well() {
        assertThat(data("data: one\n")).isEmpty();
        assertThat(parser.residue()).isEqualTo("one\n");
    }

    private List<String> data(String bytes) {
        return events(bytes.getBytes(StandardCharsets.UTF_8)).stream()
                .map(ServerSentEvent::data)
                .collect(Collectors.toList());
    }

    private List<ServerSentEvent> events(byte[] bytes) {
        List<ServerSentEvent> events = new ArrayList<>();
        for (byte value : bytes) {
            parser.accept(value & 0xFF).ifPresent(events::add);
        }
        return events;
    }
}
