package dev.touchstone.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagFilterTest {

    private final TagFilter filter = new TagFilter(Catalogue.load(AcceptanceRun.CATALOGUE));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@STREAM",
                "@STREAM-3",
                "@smoke",
                "@slow",
                "@load",
                "@disruptive",
                "@gpu",
                "@STREAM and not @slow",
                "not (@STREAM-3 or @CHAT-1) and (@smoke)",
            })
    void criteria_capabilities_and_marks_pass_in_any_expression(String expression) {
        assertThatCode(() -> filter.check(expression)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "@STREAM-33, @STREAM-33, @STREAM-3",
        "@STREEM, @STREEM, @STREAM",
        "@stream-3, @stream-3, @STREAM-3",
        "@STREAM and not @STREM-4, @STREM-4, @STREAM-4",
        "(@CHAT-1 or @CHATT), @CHATT, @CHAT",
    })
    void a_typing_error_is_named_with_what_was_meant(
            String expression, String wrong, String meant) {
        assertThatThrownBy(() -> filter.check(expression))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "-Dcucumber.filter.tags: %s is no criterion and no capability."
                                        .formatted(wrong)
                                + " Did you mean %s?".formatted(meant));
    }

    @Test
    void what_is_like_nothing_gets_no_suggestion() {
        assertThatThrownBy(() -> filter.check("@zebra-crossing"))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "-Dcucumber.filter.tags: @zebra-crossing is no criterion and no capability.");
    }
}
