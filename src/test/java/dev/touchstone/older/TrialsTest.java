package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.older.Trials.Outcome;
import dev.touchstone.older.Trials.Result;
import dev.touchstone.older.Trials.Trial;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.DefectCatalogue;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Stacks;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/** A test that looks notices, one that does not look passes. */
@Tag("process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialsTest {

    private static final Path FEATURES = Path.of("features");
    private static final String WORD = "health-says-something-else";

    private final Catalogue criteria = Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));
    private final List<Defect> defects =
            DefectCatalogue.load(FEATURES.resolve("defects.yaml"), criteria).defects().stream()
                    .filter(defect -> defect.id().equals(WORD))
                    .toList();
    private Stack stack;
    private Trials trials;

    @BeforeAll
    void start() {
        stack = Stacks.start(Settings.read());
        trials = new Trials(stack, Saboteur.knowing(defects), progress -> {});
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void a_status_is_not_the_word() {
        OlderTest status =
                test(seeded -> assertThat(seeded.nobody().get("/health").status()).isEqualTo(200));
        OlderTest word =
                test(
                        seeded ->
                                assertThat(seeded.nobody().get("/health").json().path("status"))
                                        .hasToString("\"ok\""));
        assertThat(
                        trials.run(
                                List.of(
                                        new Trial(status, WORD, false),
                                        new Trial(word, WORD, false),
                                        new Trial(word, Saboteur.NOTHING, false))))
                .extracting(Result::outcome)
                .containsExactly(Outcome.PASSED, Outcome.NOTICED, Outcome.PASSED);
    }

    @Test
    void without_any_defect_it_is_told_which_would_have_shown() {
        OlderTest asks = test(seeded -> seeded.nobody().get("/health"));
        OlderTest asksNothing = test(seeded -> {});
        assertThat(
                        trials.run(
                                List.of(
                                        new Trial(asks, Saboteur.NOTHING, false),
                                        new Trial(asksNothing, Saboteur.NOTHING, false))))
                .extracting(Result::touching)
                .isEqualTo(List.of(Set.of(WORD), Set.of()));
    }

    @Test
    void a_test_that_skips_itself_or_breaks_down_has_noticed_nothing() {
        OlderTest skips =
                test(
                        seeded -> {
                            throw new TestAbortedException("no models");
                        });
        OlderTest breaks =
                test(
                        seeded -> {
                            throw new IllegalArgumentException("a mistake of its own");
                        });
        assertThat(trials.run(List.of(new Trial(skips, WORD, false))))
                .extracting(Result::outcome)
                .containsExactly(Outcome.SKIPPED);
        assertThatThrownBy(() -> trials.run(List.of(new Trial(breaks, WORD, false))))
                .hasMessageContaining("a mistake of its own");
    }

    private static OlderTest test(Suite.Check check) {
        return new OlderTest(
                OlderTest.Origin.ROUTER, "Router", "a test", Set.of("HEALTH-1"), check);
    }
}
