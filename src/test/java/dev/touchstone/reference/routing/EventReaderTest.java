package dev.touchstone.reference.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private final EventReader reader = new EventReader();

    private List<String> events(byte[]... parts) throws AttemptFailure {
        List<String> events = new ArrayList<>();
        for (byte[] part : parts) {
            reader.feed(part);
            for (Optional<String> each = reader.next(); each.isPresent(); each = reader.next()) {
                events.add(each.get());
            }
        }
        return events;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void every_line_end_of_the_standard_ends_a_line(String end) throws AttemptFailure {
        String text = "data: a" + end + end + ": comment" + end + "event: x" + end + "data:b";
        assertThat(events(utf8(text + end + end))).containsExactly("a", "b");
    }

    @Test
    void an_event_appears_with_its_closing_empty_line_and_not_before() throws AttemptFailure {
        assertThat(events(utf8("data: a\n"))).isEmpty();
        assertThat(events(utf8("\n"))).containsExactly("a");
    }

    @Test
    void several_data_lines_are_one_event() throws AttemptFailure {
        assertThat(events(utf8("data: a\ndata: b\n\n"))).containsExactly("a\nb");
    }

    @Test
    void a_character_may_be_split_between_parts() throws AttemptFailure {
        byte[] event = utf8("data: 日\n\n");
        byte[][] bytes = new byte[event.length][];
        for (int i = 0; i < event.length; i++) {
            bytes[i] = new byte[] {event[i]};
        }
        assertThat(events(bytes)).containsExactly("日");
    }

    @Test
    void half_a_character_is_a_broken_stream() {
        assertThatThrownBy(() -> events(utf8("data: "), new byte[] {(byte) 0xe6, '\n', '\n'}))
                .isInstanceOf(AttemptFailure.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void an_endless_event_is_a_broken_stream() {
        assertThatThrownBy(() -> events(new byte[(4 << 20) + 1]))
                .isInstanceOf(AttemptFailure.class)
                .hasMessageContaining("4 MiB");
    }
}
