package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.StreamEvent.Done;
import dev.touchstone.router.StreamEvent.Failure;
import dev.touchstone.router.StreamEvent.Garbled;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ReadStreamTest {

    private static final Instant AT = Instant.EPOCH;
    private static final Chunk OPENING = chunk(1, "", null, null);
    private static final Chunk FINISH = chunk(1, "", FinishReason.STOP, null);
    private static final Chunk COUNTS = chunk(0, "", null, Usage.of(3, 2));

    private static Chunk chunk(int choices, String text, FinishReason finish, Usage usage) {
        return new Chunk(
                AT,
                "a-1",
                "model",
                choices,
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.ofNullable(finish),
                Optional.ofNullable(usage));
    }

    private static Chunk piece(String text) {
        return chunk(1, text, null, null);
    }

    /** Gives what was written down before, one by one. */
    private static final class Written implements AnswerStream {

        private final Queue<StreamEvent> coming;
        private final List<StreamEvent> read = new ArrayList<>();

        Written(StreamEvent... events) {
            coming = new ArrayDeque<>(List.of(events));
        }

        @Override
        public Optional<StreamEvent> next() {
            Optional<StreamEvent> event = Optional.ofNullable(coming.poll());
            event.ifPresent(read::add);
            return event;
        }

        @Override
        public List<StreamEvent> events() {
            return List.copyOf(read);
        }

        @Override
        public Ending ending() {
            return coming.isEmpty() ? Ending.CLEAN : Ending.OPEN;
        }

        @Override
        public Trail trail() {
            throw new AssertionError("nobody asks for the trail");
        }

        @Override
        public void hangUp() {
            coming.clear();
        }

        @Override
        public void close() {
            coming.clear();
        }
    }

    private static ReadStream whole(StreamEvent... events) {
        AnswerStream stream = new Written(events);
        while (stream.next().isPresent()) {
            // the stream keeps what it reads
        }
        return ReadStream.of(stream);
    }

    @Test
    void reads_until_so_many_pieces_of_text_have_come_and_no_further() {
        Written stream = new Written(OPENING, piece("One"), piece(" two"), piece(" three"), FINISH);

        ReadStream.of(stream).readTokens(2);

        assertThat(ReadStream.of(stream).text()).isEqualTo("One two");
        assertThat(stream.events()).hasSize(3);
        assertThat(stream.ending()).isEqualTo(AnswerStream.Ending.OPEN);
    }

    @Test
    void reads_to_the_end_when_fewer_pieces_come() {
        Written stream = new Written(OPENING, piece("One"), FINISH, new Done(AT));

        ReadStream.of(stream).readTokens(2);

        assertThat(stream.events()).hasSize(4);
    }

    @Test
    void a_stream_that_is_not_read_yet_says_nothing() {
        ReadStream read = ReadStream.of(new Written(piece("One")));
        assertThat(read.text()).isEmpty();
        assertThat(read.kinds()).isEmpty();
    }

    @Test
    void only_events_with_text_are_pieces() {
        ReadStream read = whole(OPENING, piece("One"), piece(" "), FINISH, COUNTS, new Done(AT));

        assertThat(read.pieces()).extracting(Chunk::text).containsExactly("One", " ");
        assertThat(read.chunks()).hasSize(5);
        assertThat(read.text()).isEqualTo("One ");
    }

    @Test
    void finish_reasons_and_counts_are_told_as_often_as_they_came() {
        ReadStream read = whole(FINISH, FINISH, COUNTS);

        assertThat(read.finishReasons()).containsExactly(FinishReason.STOP, FinishReason.STOP);
        assertThat(read.usages()).containsExactly(Usage.of(3, 2));
        assertThat(whole(piece("One")).finishReasons()).isEmpty();
        assertThat(whole(piece("One")).usages()).isEmpty();
    }

    @Test
    void each_event_has_its_kind_in_the_order_of_arrival() {
        ReadStream read =
                whole(
                        OPENING,
                        piece("One"),
                        FINISH,
                        COUNTS,
                        new Failure(AT, "out of memory", Optional.empty()),
                        new Garbled(AT, "{"),
                        new Done(AT));

        assertThat(read.kinds())
                .containsExactly("piece", "piece", "finish", "counts", "error", "garbled", "done");
        assertThat(read.failures()).extracting(Failure::message).containsExactly("out of memory");
        assertThat(read.doneMarkers()).hasSize(1);
    }
}
