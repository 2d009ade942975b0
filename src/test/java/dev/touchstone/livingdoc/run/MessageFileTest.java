package dev.touchstone.livingdoc.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a file of messages is read, and what is told of the rest. */
class MessageFileTest {

    private static final String BEGIN =
            "{\"testRunStarted\":{\"timestamp\":{\"seconds\":1,\"nanos\":0}}}\n";
    private static final String END =
            "{\"testRunFinished\":{\"success\":true,\"timestamp\":{\"seconds\":2,\"nanos\":0}}}\n";
    private static final String BROKEN = "{\"meta\n";

    @TempDir Path folder;
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** How many messages were read. */
    private int read(String text) throws IOException {
        Path file = folder.resolve("messages.ndjson");
        Files.writeString(file, text);
        List<Object> messages = new ArrayList<>();
        new MessageFile(file).read(messages::add, failures, notes);
        return messages.size();
    }

    @Test
    void each_line_is_a_message_and_empty_lines_are_none() throws IOException {
        assertThat(read(BEGIN + "\n \n" + END.strip())).isEqualTo(2);
        assertThat(failures).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void an_empty_file_has_no_message() throws IOException {
        assertThat(read("")).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_line_that_cannot_be_read_is_told_by_its_number() throws IOException {
        assertThat(read("\n" + BROKEN + BROKEN + BEGIN + END)).isEqualTo(2);
        assertThat(failures)
                .containsExactly(
                        "Message 2 cannot be read and is left out",
                        "Message 3 cannot be read and is left out");
    }

    @Test
    void a_broken_line_at_the_end_is_what_an_aborted_run_leaves() throws IOException {
        assertThat(read(BEGIN + BROKEN)).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void an_attachment_that_cannot_be_read_is_a_note_and_no_failure() throws IOException {
        assertThat(read("{\"attachment\":{\n" + BEGIN + END)).isEqualTo(2);
        assertThat(notes).containsExactly("The attachment in message 1 cannot be read");
        assertThat(failures).isEmpty();
    }

    @Test
    void a_message_that_nobody_can_take_is_left_out_like_one_that_cannot_be_read()
            throws IOException {
        Path file = folder.resolve("messages.ndjson");
        Files.writeString(file, BEGIN + END);
        new MessageFile(file)
                .read(
                        message -> {
                            throw new IllegalStateException("unexpected");
                        },
                        failures,
                        notes);
        assertThat(failures).containsExactly("Message 1 cannot be read and is left out");
    }

    @Test
    void a_character_of_no_value_ends_neither_a_line_nor_the_file() throws IOException {
        assertThat(read(BEGIN + "\0\n" + "x\0y\n" + END)).isEqualTo(2);
        assertThat(failures)
                .containsExactly(
                        "Message 2 cannot be read and is left out",
                        "Message 3 cannot be read and is left out");
    }
}
