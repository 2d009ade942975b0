package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.older.OlderTest.Origin;
import dev.touchstone.older.Trials.Outcome;
import dev.touchstone.older.Trials.Result;
import dev.touchstone.older.Trials.Trial;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noticed is told apart from what is overlooked, and a wider defect from a narrow one. */
class FindingsTest {

    private static final String DEFECTS =
            """
            defects:
              - id: asked-one-thing
                says: Who asks one thing is told another
                kind: subtle
                breaks: [CHAT-1]
                front:
                  - when: {ask: POST /v1/chat/completions, sent: {/model: phi-4, /stream: "-", /max_tokens: "3", /messages/0/content: "~^What is"}}
                    status: 500
              - id: tabs-lost
                says: Tabs are lost
                kind: subtle
                breaks: [CHAT-2]
                front:
                  - when: {ask: POST /v1/chat/completions, sent: {/model: gpt-nobody-has, /messages/0/content: "~\\\\t"}}
                    status: 500
            """;

    @TempDir private Path folder;

    private final Catalogue criteria =
            Catalogue.load(Path.of("features", "acceptance-criteria.yaml"));

    private final OlderTest asks =
            new OlderTest(Origin.ROUTER, "Router", "asks", Set.of("CHAT-1"), seeded -> {});
    private final OlderTest tells =
            new OlderTest(Origin.ROUTER, "Router", "tells", Set.of("CHAT-2"), seeded -> {});

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("defects.yaml"), DEFECTS);
    }

    @Test
    void only_what_waits_for_the_words_of_a_scenario_becomes_wider() throws IOException {
        Path written = folder.resolve("wider.json");
        Map<String, Defect> wider = WiderDefects.of(file(), criteria, written);
        assertThat(wider).containsOnlyKeys("asked-one-thing");
        assertThat(Files.readString(written))
                .contains("\"sent\":{\"/max_tokens\":\"?\"}", "\"asked-one-thing-wider\"")
                .doesNotContain("phi-4", "What is");
    }

    @Test
    void the_area_of_a_test_are_the_defects_that_break_its_criteria() throws IOException {
        Findings findings = findings();
        assertThat(findings.area(asks)).extracting(Defect::id).containsExactly("asked-one-thing");
        assertThat(findings.area(Origin.ROUTER)).hasSize(2);
        assertThat(findings.area(Origin.PLATFORM)).isEmpty();
    }

    @Test
    void what_was_noticed_in_the_wider_form_only_is_noticed_at_most() throws IOException {
        Findings findings =
                findings(
                        result(asks, "asked-one-thing", false, Outcome.PASSED),
                        result(asks, "asked-one-thing", true, Outcome.NOTICED));
        assertThat(findings.noticed(asks, false)).isEmpty();
        assertThat(findings.noticed(asks, true)).hasSize(1);
        assertThat(findings.overlooked(asks)).isEmpty();
    }

    @Test
    void what_another_test_of_the_origin_notices_is_no_more_overlooked() throws IOException {
        Findings before = findings();
        Findings after = findings(result(tells, "asked-one-thing", false, Outcome.NOTICED));
        assertThat(before.overlooked(Origin.ROUTER, true)).hasSize(2);
        assertThat(after.overlooked(Origin.ROUTER, true))
                .extracting(Defect::id)
                .containsExactly("tabs-lost");
        assertThat(after.noticed(asks, true)).as("it was not this test").isEmpty();
    }

    @Test
    void who_skips_a_test_notices_nothing() throws IOException {
        Findings findings = findings(result(asks, "asked-one-thing", false, Outcome.SKIPPED));
        assertThat(findings.noticed(asks, true)).isEmpty();
        assertThat(findings.skipped(asks)).hasSize(1);
    }

    @Test
    void what_touches_no_exchange_is_out_of_sight() throws IOException {
        assertThat(findings().beforeTheirEyes(Origin.ROUTER))
                .extracting(Defect::id)
                .containsExactly("tabs-lost");
    }

    private static Result result(OlderTest test, String defect, boolean wider, Outcome outcome) {
        return new Result(new Trial(test, defect, wider), outcome, "", Set.of());
    }

    private Findings findings(Result... results) throws IOException {
        return new Findings(
                List.of(asks, tells),
                DefectCatalogue.load(file(), criteria).defects(),
                List.of(results),
                Map.of(asks, Set.of(), tells, Set.of("tabs-lost")));
    }
}
