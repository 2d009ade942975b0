package dev.touchstone.livingdoc.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the pages: WCAG 2's contrast of 4.5 for every text on every ground. */
class PaletteTest {
    private static final List<String> TEXTS =
            List.of("ink", "soft", "accent", "met", "broken", "error", "unsupported", "unchecked");
    private static final List<String> GROUNDS = List.of("paper", "sheet", "sunk");
    private static final List<String> SIGNS = List.of("met", "broken", "error", "unsupported");

    @Test
    void every_text_is_readable_in_light_dark_and_print() throws IOException {
        List<Map<String, String>> palettes = palettes();
        assertThat(palettes).hasSize(3);
        for (Map<String, String> palette : palettes) {
            for (String ground : GROUNDS) {
                for (String text : TEXTS) {
                    assertThat(contrast(palette.get(text), palette.get(ground)))
                            .as("%s on %s in %s", text, ground, palette)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
            for (String sign : SIGNS) {
                assertThat(contrast(palette.get("on-sign"), palette.get(sign)))
                        .as("sign on %s in %s", sign, palette)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(palette.get("paper"), palette.get("ink")))
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void contrast_is_computed_as_the_guideline_says() {
        assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(contrast("#fff", "#ffffff")).isEqualTo(1.0);
        assertThat(contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    /** The blocks that set {@code --paper}: light, dark, print. */
    private static List<Map<String, String>> palettes() throws IOException {
        String css;
        try (InputStream in =
                PaletteTest.class.getResourceAsStream("/dev/touchstone/look/look.mustache")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return Pattern.compile(":root\\{[^}]*--paper:[^}]*}")
                .matcher(css)
                .results()
                .map(block -> colours(block.group()))
                .toList();
    }

    private static Map<String, String> colours(String block) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z-]+):(#[0-9a-f]+)").matcher(block);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        String full =
                hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1").substring(0, 7) : hex;
        return 0.2126 * channel(full, 1) + 0.7152 * channel(full, 3) + 0.0722 * channel(full, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
