package dev.touchstone.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.criteria.Level;
import dev.touchstone.sabotage.Defect.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefectCatalogueTest {

    private static final Path FEATURES = Path.of("features");
    private static final String SOUND =
            """
            defects:
              - id: done-marker-missing
                says: A stream ends without the done marker
                kind: missing
                breaks: [STREAM-3]
                front:
                  - when: {ask: POST /v1/chat/completions}
                    events: [{event: done, do: drop}]
            """;

    private final Catalogue criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));

    @Test
    void a_sound_entry_is_read(@TempDir Path folder) throws IOException {
        DefectCatalogue read = read(folder, SOUND);

        assertThat(read.defects())
                .singleElement()
                .satisfies(
                        defect -> {
                            assertThat(defect.id()).isEqualTo("done-marker-missing");
                            assertThat(defect.kind()).isEqualTo(Kind.MISSING);
                            assertThat(defect.breaks()).containsExactly("STREAM-3");
                            assertThat(defect.may()).isEmpty();
                            assertThat(defect.harm().place()).isEqualTo("front");
                        });
        assertThat(read.reviewed()).isEmpty();
        assertThat(read.exceptions()).isEmpty();
    }

    @Test
    void what_is_said_of_the_default_model_is_said_of_the_routers_own(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("defects.yaml");
        Files.writeString(file, SOUND.replace("completions}", asking("llama-3.2-3b")));

        assertThat(DefectCatalogue.load(file, criteria, "qwen-3").defects())
                .usingRecursiveComparison()
                .isEqualTo(read(folder, SOUND.replace("completions}", asking("qwen-3"))).defects())
                .isNotEqualTo(read(folder, SOUND.replace("completions}", asking("phi"))).defects());
    }

    private static String asking(String model) {
        return "completions, sent: {/model: " + model + "}}";
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: missing       | kind: worst         | not one of the values accepted
                    kind: missing       | colour: red         | Unrecognized field "colour"
                    kind: missing       | may: {}             | done-marker-missing: expected 'kind'
                    STREAM-3            | STREAM-33           | STREAM-33 is no criterion
                    event: done         | event: end          | expected event: any, done
                    do: drop            | do: insert          | not one of the values accepted
                    do: drop            | do: after           | expected 'text' beside AFTER
                    ask: POST /v1/chat/completions | engine: two | expected 'engine' in rules of 'back' only
                    front:              | back: []            | not YAML
                    id: done-marker-missing | id: Done        | expected an id such as
                    breaks: [STREAM-3]  | breaks: []          | expected the criteria that it 'breaks'
                    """)
    void what_cannot_be_meant_is_refused_with_its_place(
            String there, String instead, String message, @TempDir Path folder) {
        String text = SOUND.replace(there, instead);
        String expected = message.equals("not YAML") ? "line " : message;

        assertThatThrownBy(() -> read(folder, text))
                .isInstanceOf(DefectCatalogueException.class)
                .hasMessageContaining("defects.yaml: ")
                .hasMessageContaining(expected);
    }

    @Test
    void a_change_says_one_thing_and_all_of_it(@TempDir Path folder) {
        String nothing = SOUND.replace("events: [{event: done, do: drop}]", "reply: [{to: 1}]");
        String half = SOUND.replace("events: [{event: done, do: drop}]", "reply: [{set: /a}]");

        assertThatThrownBy(() -> read(folder, nothing)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> read(folder, half)).hasMessageContaining("expected 'to' beside");
    }

    @Test
    void a_rule_that_waits_for_the_reply_cannot_change_the_request(@TempDir Path folder) {
        String late =
                SOUND.replace("completions}", "completions, status: 200}")
                        .replace("events: [{event: done, do: drop}]", "twice: true");

        assertThatThrownBy(() -> read(folder, late))
                .hasMessageContaining("cannot change the request");
    }

    @Test
    void an_id_is_used_once(@TempDir Path folder) {
        String twice = SOUND + SOUND.replace("defects:\n", "");

        assertThatThrownBy(() -> read(folder, twice))
                .hasMessageContaining("done-marker-missing: the id is used twice");
    }

    @Test
    void a_missing_file_is_named(@TempDir Path folder) {
        Path none = folder.resolve("defects.yaml");

        assertThatThrownBy(() -> DefectCatalogue.load(none, criteria))
                .hasMessage(none + ": there is no such file; expected the catalogue of defects");
    }

    @Test
    void every_criterion_that_has_scenarios_is_broken_and_every_core_one_in_three_ways() {
        List<Defect> all =
                DefectCatalogue.load(FEATURES.resolve("defects.yaml"), criteria).defects();

        for (Criterion criterion : criteria.all()) {
            if (criteria.isOpen(criterion.id())) {
                continue;
            }
            Set<Kind> kinds =
                    all.stream()
                            .filter(defect -> defect.breaks().contains(criterion.id()))
                            .map(Defect::kind)
                            .collect(Collectors.toSet());
            assertThat(kinds)
                    .as("in which ways %s is broken", criterion.id())
                    .hasSizeGreaterThanOrEqualTo(criterion.level() == Level.CORE ? 3 : 1);
        }
    }

    private DefectCatalogue read(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("defects.yaml"), text);
        return DefectCatalogue.load(file, criteria);
    }
}
