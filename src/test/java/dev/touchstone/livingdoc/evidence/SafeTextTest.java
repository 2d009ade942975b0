package dev.touchstone.livingdoc.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @Test
    void plain_text_in_any_script_stays_as_it_is() {
        String text = "Grüße, 世界 🌍\n\tשלום";
        assertThat(SafeText.of(text, 100)).isEqualTo(new SafeText(text, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abcdefgh1234 | Authorization: Bearer ••••",
                "bearer eyJhbGci.eyJzdWIi.c2ln, next | bearer ••••, next",
                "key sk-proj-1234567890 and on | key sk-•••• and on",
                "token=eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl& | token=••••&",
                "Bearer realm=\"api\" | Bearer realm=\"api\"",
                "risk-assessment-of-tasks | risk-assessment-of-tasks",
                "sk-12 | sk-12",
            })
    void tokens_and_keys_are_masked_and_nothing_else(String raw, String shown) {
        assertThat(SafeText.of(raw, 1000).text()).isEqualTo(shown);
    }

    @Test
    void invisible_and_direction_changing_characters_are_written_out() {
        assertThat(SafeText.line("a\u0000b\u001b[31mc")).isEqualTo("a‹U+0000›b‹U+001B›[31mc");
        assertThat(SafeText.line("gnp\u202egpj.exe")).isEqualTo("gnp‹U+202E›gpj.exe");
        assertThat(SafeText.line("a\u200bb\ufeffc\u0085d\u007fe"))
                .isEqualTo("a‹U+200B›b‹U+FEFF›c‹U+0085›d‹U+007F›e");
        assertThat(SafeText.line("half \ud83c")).isEqualTo("half ‹U+D83C›");
        assertThat(SafeText.line("line\r\nend\rlone")).isEqualTo("line\nend‹U+000D›lone");
    }

    @Test
    void a_text_at_the_limit_is_whole_and_one_byte_more_is_cut() {
        assertThat(SafeText.of("x".repeat(64), 64)).isEqualTo(new SafeText("x".repeat(64), 0));
        assertThat(SafeText.of("x".repeat(65), 64)).isEqualTo(new SafeText("x".repeat(64), 1));
    }

    @Test
    void the_cut_is_counted_in_bytes_and_halves_no_character() {
        assertThat(SafeText.of("é".repeat(10), 5)).isEqualTo(new SafeText("éé", 16));
        assertThat(SafeText.of("🌍🌍", 7)).isEqualTo(new SafeText("🌍", 4));
    }

    @Test
    void a_hundred_megabytes_are_cut_to_the_limit() {
        String huge = "a".repeat(100_000_000);
        SafeText safe = SafeText.of(huge, SafeText.BODY_LIMIT);
        assertThat(safe.text()).hasSize(16_384);
        assertThat(safe.bytesCut()).isEqualTo(100_000_000 - 16_384);
    }

    @Test
    void a_token_across_the_limit_is_masked_as_a_whole() {
        String raw = "x".repeat(50) + " Bearer " + "t".repeat(3000);
        assertThat(SafeText.of(raw, 64).text()).doesNotContain("ttt");
    }

    @Test
    void a_cut_line_says_so() {
        String line = SafeText.line("y".repeat(5000));
        assertThat(line).endsWith("y … (904 bytes cut)");
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(4200);
    }
}
