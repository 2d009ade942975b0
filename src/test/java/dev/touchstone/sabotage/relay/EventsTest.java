package dev.touchstone.sabotage.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a stream is cut into events. */
class EventsTest {

    private final List<String> cut = new ArrayList<>();
    private final Events events =
            new Events(event -> cut.add(new String(event, StandardCharsets.UTF_8)));

    private void read(String... parts) {
        for (String part : parts) {
            events.read(Unpooled.copiedBuffer(part, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void an_empty_line_ends_an_event_whatever_ends_a_line(String end) {
        String event = "event: a" + end + "data: 1" + end + end;
        read(event + event + "data: 2" + end);
        assertThat(cut).containsExactly(event, event);
        assertThat(new String(events.rest(), StandardCharsets.UTF_8)).isEqualTo("data: 2" + end);
    }

    @Test
    void the_ends_of_lines_may_be_mixed() {
        read("a\n\r\nb\r\n\nc\r\r\nd\n\n");
        assertThat(cut).containsExactly("a\n\r\n", "b\r\n\n", "c\r\r\n", "d\n\n");
    }

    @Test
    void it_does_not_matter_how_the_bytes_come() {
        read("a\r\n\r\nb\n\n".split(""));
        assertThat(cut).containsExactly("a\r\n\r\n", "b\n\n");
    }

    @Test
    void an_event_is_there_with_its_last_byte_and_not_before() {
        read("a\r\n\r");
        assertThat(cut).isEmpty();
        read("\n");
        assertThat(cut).containsExactly("a\r\n\r\n");
        read("b\r\r");
        assertThat(cut).containsExactly("a\r\n\r\n", "b\r\r");
    }

    @Test
    void no_byte_is_lost() {
        String all = "\n\r\r\n\n\r\na\r\r\r\n\r\nb\n\r";
        read(all.split(""));
        assertThat(String.join("", cut) + new String(events.rest(), StandardCharsets.UTF_8))
                .isEqualTo(all);
    }
}
