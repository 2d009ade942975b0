package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.sabotage.Enough.Seen;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import io.cucumber.core.gherkin.Pickle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnoughTest {

    private final Map<Trial, Seen> seen = new LinkedHashMap<>();
    private final Map<String, Pickle> scenarios = new LinkedHashMap<>();

    /** All scenarios are of one criterion. */
    private Enough enough() {
        return new Enough(List.copyOf(seen.keySet()), seen::get, trial -> "CHAT-1");
    }

    private EnoughTest pair(String defect, int line, Seen before) {
        Pickle scenario = scenarios.computeIfAbsent("a.feature:" + line, x -> Somewhere.at(line));
        seen.put(new Trial(defect, scenario), before);
        return this;
    }

    private static List<String> names(List<Trial> trials) {
        return trials.stream().map(one -> one.defect() + " " + one.scenario()).toList();
    }

    private static TrialResult ended(String defect, int line, Outcome outcome) {
        return new TrialResult(
                defect, "a.feature:" + line, outcome, "", "", Set.of(), Set.of(), 20);
    }

    @Test
    void each_defect_and_each_scenario_is_in_one_of_the_pairs_and_what_was_not_red_in_none() {
        pair("a", 1, Seen.RED).pair("a", 2, Seen.RED).pair("a", 3, Seen.NOT_RED);
        pair("b", 1, Seen.RED).pair("b", 3, Seen.RED);
        assertThat(names(enough().first()))
                .containsExactlyInAnyOrder("a a.feature:2", "b a.feature:1", "b a.feature:3");
    }

    @Test
    void one_pair_closes_two_where_it_can() {
        pair("a", 1, Seen.RED).pair("a", 2, Seen.RED).pair("b", 1, Seen.RED);
        assertThat(names(enough().first()))
                .containsExactlyInAnyOrder("a a.feature:2", "b a.feature:1");
    }

    @Test
    void what_was_never_tried_is_tried_in_all_of_its_pairs() {
        pair("new", 1, Seen.NOTHING).pair("new", 2, Seen.NOTHING).pair("a", 1, Seen.RED);
        assertThat(names(enough().first()))
                .containsExactlyInAnyOrder("new a.feature:1", "new a.feature:2", "a a.feature:1");
    }

    @Test
    void nothing_is_left_where_all_turned_red_once_more() {
        pair("a", 1, Seen.RED).pair("a", 2, Seen.NOT_RED);
        pair("b", 2, Seen.RED).pair("b", 1, Seen.RED);
        assertThat(enough().left(List.of(ended("a", 1, Outcome.RED), ended("b", 2, Outcome.RED))))
                .isEmpty();
    }

    @Test
    void a_defect_that_survived_is_tried_everywhere_and_so_is_a_scenario_that_stayed_green() {
        pair("a", 1, Seen.RED).pair("a", 2, Seen.NOT_RED);
        pair("b", 2, Seen.RED).pair("b", 1, Seen.RED).pair("b", 3, Seen.NOT_RED);
        pair("c", 3, Seen.RED);
        assertThat(
                        names(
                                enough().left(
                                                List.of(
                                                        ended("a", 1, Outcome.GREEN),
                                                        ended("b", 2, Outcome.RED),
                                                        ended("c", 3, Outcome.RED)))))
                .containsExactly("a a.feature:2", "b a.feature:1");
    }

    @Test
    void an_error_closes_nothing() {
        pair("a", 1, Seen.RED).pair("a", 2, Seen.NOT_RED);
        assertThat(names(enough().left(List.of(ended("a", 1, Outcome.ERROR)))))
                .containsExactly("a a.feature:2");
    }

    @Test
    void what_was_red_before_and_is_spared_is_remembered() {
        pair("a", 1, Seen.RED).pair("a", 2, Seen.NOT_RED);
        pair("b", 2, Seen.RED).pair("b", 1, Seen.RED);
        assertThat(enough().spared(List.of(ended("a", 1, Outcome.RED), ended("b", 2, Outcome.RED))))
                .containsExactly(Map.entry("a.feature:1", Set.of("b")));
        assertThat(
                        enough().spared(
                                        List.of(
                                                ended("a", 1, Outcome.RED),
                                                ended("b", 2, Outcome.RED),
                                                ended("b", 1, Outcome.GREEN))))
                .isEmpty();
    }
}
