package dev.touchstone.livingdoc.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.livingdoc.page.PageView.LinkPiece;
import dev.touchstone.livingdoc.page.PageView.Piece;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    @Test
    void text_between_backticks_is_code() {
        assertThat(Sentences.coded("ends with `[DONE]`, once"))
                .containsExactly(
                        new Piece("ends with ", false),
                        new Piece("[DONE]", true),
                        new Piece(", once", false));
        assertThat(Sentences.coded("plain")).containsExactly(new Piece("plain", false));
    }

    @Test
    void known_ids_are_links_and_the_sentence_stays_whole() {
        String sentence = "2 broken: CHAT-2, STREAM-10 and UTF-8 X-CHAT-2.";
        var pieces = Sentences.linked(sentence, Set.of("CHAT-2", "STREAM-10", "STREAM-1"));
        assertThat(pieces.stream().map(LinkPiece::text).collect(Collectors.joining()))
                .isEqualTo(sentence);
        assertThat(pieces.stream().filter(LinkPiece::link).map(LinkPiece::text))
                .containsExactly("CHAT-2", "STREAM-10");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, < 0.1 ms",
        "0.44, 0.4 ms",
        "9.96, 10 ms",
        "999.4, 999 ms",
        "1234, 1.23 s",
        "185000, 3 min 5 s"
    })
    void durations_are_easy_to_compare(double millis, String shown) {
        assertThat(Durations.ofMillis(millis)).isEqualTo(shown);
    }
}
