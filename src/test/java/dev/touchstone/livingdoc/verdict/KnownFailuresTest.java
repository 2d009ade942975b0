package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.livingdoc.verdict.CriterionVerdict.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownFailuresTest {

    private static final Catalogue CATALOGUE =
            Catalogue.load(Path.of("src/test/resources/livingdoc/sample-criteria.yaml"));
    private static final String CAUSE =
            "reason: it forgets the marker\n  link: https://a.example/1";
    private static final Named RED = named("A stream", Outcome.FAILED);
    private static final Named OTHER_RED = named("An answer", Outcome.FAILED);
    private static final Named GREEN = named("A stream", Outcome.PASSED);

    @TempDir private Path folder;

    private static Named named(String name, Outcome outcome) {
        return new Named(name, new ScenarioVerdict(outcome, "expected a marker"));
    }

    private KnownFailures read(String yaml) throws IOException {
        Files.writeString(folder.resolve(KnownFailures.FILE), yaml);
        return KnownFailures.read(folder, CATALOGUE);
    }

    private static String told(KnownFailures known, Named... scenarios) {
        CriterionVerdict own = CriterionVerdict.of(List.of(scenarios));
        CriterionVerdict told = known.told("CHAT-1", own, List.of(scenarios));
        assertThat(told.verdict()).isEqualTo(own.verdict());
        return told.reason();
    }

    private static List<String> stale(KnownFailures known, Named... scenarios) {
        CriterionVerdict own = CriterionVerdict.of(List.of(scenarios));
        return known.stale("CHAT-1", own, List.of(scenarios));
    }

    @Test
    void a_known_failure_stays_broken_and_says_why() throws IOException {
        KnownFailures known = read("- criterion: CHAT-1\n  " + CAUSE);

        assertThat(told(known, RED))
                .isEqualTo(
                        "broken (known): it forgets the marker, see https://a.example/1. its scenario failed: expected a marker");
        assertThat(stale(known, RED)).isEmpty();
    }

    @Test
    void one_that_is_met_after_all_is_stale() throws IOException {
        KnownFailures known = read("- criterion: CHAT-1\n  " + CAUSE);

        assertThat(told(known, GREEN)).isEqualTo("its scenario passed");
        assertThat(stale(known, GREEN))
                .containsExactly(
                        "known-failures.yaml: CHAT-1 is met; take the entry out of the router's folder");
    }

    @Test
    void what_is_known_of_one_scenario_says_nothing_of_another() throws IOException {
        KnownFailures known = read("- criterion: CHAT-1\n  scenario: A stream\n  " + CAUSE);

        assertThat(told(known, RED)).startsWith("broken (known)");
        assertThat(told(known, RED, OTHER_RED)).startsWith("2 of 2 failed");
        assertThat(stale(known, RED, OTHER_RED)).isEmpty();
        assertThat(stale(known, GREEN, OTHER_RED)).hasSize(1);
        assertThat(stale(known, GREEN, RED)).as("one row of it still fails").isEmpty();
    }

    @Test
    void what_did_not_run_is_neither_known_nor_stale() throws IOException {
        KnownFailures known = read("- criterion: CHAT-1\n  " + CAUSE);
        Named left = named("A stream", Outcome.NOT_RUN);

        assertThat(told(known, left)).startsWith("its scenario is not run");
        assertThat(stale(known, left)).isEmpty();
    }

    @Test
    void a_file_that_is_wrong_says_where() throws IOException {
        assertThat(read("- criterion: CHAT-99\n  " + CAUSE).problems())
                .containsExactly(
                        "known-failures.yaml: expected the id of a criterion, got CHAT-99");
        assertThat(read("- criterion: CHAT-1\n  reason: so it is").problems())
                .containsExactly("known-failures.yaml: CHAT-1: expected a reason and a link");
        assertThat(read("- criterion: CHAT-1\n  colour: blue").problems().get(0))
                .contains("line 2")
                .contains("colour");
        assertThat(read("- criterion: CHAT-1\n  " + CAUSE).problems()).isEmpty();
    }

    @Test
    void without_a_file_nothing_is_known() {
        assertThat(KnownFailures.read(folder, CATALOGUE)).isEqualTo(KnownFailures.none());
    }

    @Test
    void a_stale_entry_fails_a_run_that_has_no_other_fault() {
        RunVerdict sound = new RunVerdict(Profile.CONFORMANT, "All is well.");

        assertThat(sound.afterStale(List.of())).isEqualTo(sound);
        assertThat(sound.afterStale(List.of("CHAT-1 is met")))
                .isEqualTo(new RunVerdict(Profile.FAILED, "CHAT-1 is met. All is well."));
        assertThat(new RunVerdict(Profile.ERROR, "Nothing ran.").afterStale(List.of("stale")))
                .as("a failing harness outranks it")
                .extracting(RunVerdict::profile)
                .isEqualTo(Profile.ERROR);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_known_of_the_routers_of_our_stacks_can_be_read(Path router) {
        Catalogue catalogue = Catalogue.load(Path.of("features/acceptance-criteria.yaml"));

        KnownFailures known = KnownFailures.read(router, catalogue);

        assertThat(known.problems()).isEmpty();
        assertThat(known.entries()).isNotEmpty();
    }

    static List<Path> what_is_known_of_the_routers_of_our_stacks_can_be_read() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("compose"))) {
            return folders.filter(folder -> Files.exists(folder.resolve(KnownFailures.FILE)))
                    .toList();
        }
    }
}
