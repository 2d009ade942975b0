package dev.touchstone.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final String GOOD =
            """
            capabilities:
              - id: STREAM
                title: Streaming
                order: 2
                criteria:
                  - id: STREAM-1
                    statement: "Tokens arrive early"
                    level: core
                    since: "0.1"
                    traces: ["004 AC-21.2", B14]
                  - id: STREAM-2
                    statement: "A slow reader loses nothing"
                    level: ext
                    since: "0.1"
                    traces: [beyond]
              - id: CHAT
                title: Chat
                order: 1
                criteria:
                  - id: CHAT-1
                    statement: "A prompt gets an answer"
                    level: core
                    since: "0.1"
                    traces: []
            open:
              reason: "Later"
              criteria: [STREAM-2]
            """;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("criteria.yaml");
    }

    private Catalogue load(String yaml) throws IOException {
        return Catalogue.load(Files.writeString(file, yaml));
    }

    @Test
    void reads_every_field_of_a_criterion() throws IOException {
        assertThat(load(GOOD).find("STREAM-1"))
                .contains(
                        new Criterion(
                                "STREAM-1",
                                "Tokens arrive early",
                                "STREAM",
                                Level.CORE,
                                "0.1",
                                List.of("004 AC-21.2", "B14")));
    }

    @Test
    void finds_nothing_under_an_unknown_id() throws IOException {
        assertThat(load(GOOD).find("STREAM-9")).isEmpty();
        assertThat(load(GOOD).find("stream-1")).isEmpty();
    }

    @Test
    void groups_by_capability_in_their_order() throws IOException {
        Catalogue catalogue = load(GOOD);
        assertThat(catalogue.byArea().keySet())
                .containsExactly(
                        new CapabilityArea("CHAT", "Chat", 1),
                        new CapabilityArea("STREAM", "Streaming", 2));
        assertThat(catalogue.all())
                .extracting(Criterion::id)
                .containsExactly("CHAT-1", "STREAM-1", "STREAM-2");
        assertThat(catalogue.area("CHAT")).map(CapabilityArea::title).contains("Chat");
        assertThat(catalogue.area("CHATS")).isEmpty();
    }

    @Test
    void tells_open_criteria_from_those_that_need_a_rule() throws IOException {
        Catalogue catalogue = load(GOOD);
        assertThat(catalogue.isOpen("STREAM-2")).isTrue();
        assertThat(catalogue.isOpen("STREAM-1")).isFalse();
        assertThat(catalogue.openReason()).isEqualTo("Later");
    }

    @ParameterizedTest
    @CsvSource({
        "@STREAM-1, STREAM-1",
        "@STEAM-1, STREAM-1",
        "stream_2, STREAM-2",
        "@STREAMS, STREAM",
        "@CHTA-1, CHAT-1",
        "@zebra-crossing, "
    })
    void suggests_the_most_similar_tag_or_none(String typed, String expected) throws IOException {
        assertThat(load(GOOD).nearest(typed).orElse(null)).isEqualTo(expected);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> Catalogue.load(folder.resolve("none.yaml")))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("no such file");
    }

    @Test
    void broken_yaml_is_named_with_its_line() {
        assertThatThrownBy(() -> load("capabilities:\n  - id: [STREAM\n"))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("criteria.yaml: line 2");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> load("")).hasMessageContaining("expected the keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: STREAM-2 | id: STREAM-1 | the id STREAM-1 is already used",
                "level: ext | level: extra | STREAM-2: unknown level 'extra'; expected core or ext",
                "statement: \"A slow reader loses nothing\" | statement: \"\" | STREAM-2: expected a text as 'statement'",
                "id: CHAT-1 | id: CHATS-1 | criterion number 1 of CHAT: the id 'CHATS-1' does not match",
                "id: CHAT-1 | id: CHAT-01 | the id 'CHAT-01' does not match its capability",
                "traces: [beyond] | traces: beyond | STREAM-2: expected a list as 'traces'",
                "order: 1 | order: first | CHAT: expected a whole number as 'order'",
                "title: Chat | titel: Chat | capability number 2: unknown key 'titel'",
                "[STREAM-2] | [STREAM-7] | open: 'STREAM-7' is not a criterion",
                "[STREAM-2] | [STREAM-2, STREAM-2] | open: STREAM-2 is listed twice",
                "since: \"0.1\" | level: core | Duplicate field 'level'",
            })
    void a_wrong_entry_is_named(String right, String wrong, String told) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() -> load(GOOD.replace(right, wrong)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("criteria.yaml: ")
                .hasMessageContaining(told);
    }

    @Test
    void the_projects_own_catalogue_holds_117_criteria_in_16_capabilities() {
        Catalogue catalogue = Catalogue.load(Path.of("features/acceptance-criteria.yaml"));
        assertThat(catalogue.all()).hasSize(117);
        assertThat(catalogue.byArea()).hasSize(16);
        assertThat(catalogue.find("STREAM-3")).map(Criterion::level).contains(Level.CORE);
        assertThat(catalogue.all()).allSatisfy(one -> assertThat(one.traces()).isNotEmpty());
    }
}
