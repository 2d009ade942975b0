package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.act.Rules;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import io.cucumber.core.gherkin.Pickle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final Pickle SCENARIO = Somewhere.at(7);

    private final Map<String, Defect> defects = new LinkedHashMap<>();

    private Trial trial(String id, String breaks, Map<String, String> may) {
        Harm harm = new Harm.Front(Rules.marking(List.of()));
        Defect defect =
                new Defect(
                        id,
                        "It is wrong",
                        Defect.Kind.SUBTLE,
                        Set.of(breaks),
                        may,
                        Optional.empty(),
                        harm);
        defects.put(id, defect);
        return new Trial(id, SCENARIO);
    }

    private Together together(List<Trial> trials) {
        return new Together(trials, defects, any -> "CHAT-1");
    }

    private static TrialResult result(
            String defect, Outcome outcome, Set<String> departures, Set<String> changing) {
        return new TrialResult(defect, "a.feature:7", outcome, "", "", departures, changing, 20);
    }

    @Test
    void what_may_break_the_scenario_is_tried_by_itself_and_nothing_else() {
        Together together =
                together(
                        List.of(
                                trial("a", "CHAT-2", Map.of()),
                                trial("b", "CHAT-1", Map.of()),
                                trial("c", "CHAT-3", Map.of()),
                                trial("d", "CHAT-2", Map.of("CHAT-1", "it may")),
                                trial("e", "CHAT-2", Map.of("LEDGER-2", "the books differ"))));

        assertThat(together.trials())
                .extracting(Trial::defect)
                .containsExactlyInAnyOrder("b", "d", "a+c", "e");
    }

    @Test
    void more_than_eight_are_two_groups_of_about_one_size() {
        List<Trial> nine = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> nine.add(trial("d" + i, "CHAT-2", Map.of())));

        assertThat(together(nine).trials())
                .extracting(Trial::defect)
                .containsExactly("d0+d2+d4+d6+d8", "d1+d3+d5+d7");
    }

    @Test
    void a_green_group_is_green_under_each_that_has_changed_something() {
        Together together = pair();
        List<TrialResult> green =
                List.of(result("a+c", Outcome.GREEN, Set.of(), Set.of("c")), other());

        assertThat(together.said(green))
                .extracting(TrialResult::defect, TrialResult::outcome)
                .containsExactly(tuple("c", Outcome.GREEN), tuple("b", Outcome.RED));
        assertThat(together.left(together.said(green)))
                .extracting(Trial::defect)
                .containsExactly("a");
    }

    @Test
    void a_red_group_says_nothing_and_each_of_it_is_tried_by_itself() {
        Together together = pair();
        List<TrialResult> red =
                List.of(result("a+c", Outcome.RED, Set.of(), Set.of("a", "c")), other());

        assertThat(together.said(red)).extracting(TrialResult::defect).containsExactly("b");
        assertThat(together.left(together.said(red)))
                .extracting(Trial::defect)
                .containsExactly("a", "c");
    }

    @Test
    void a_departure_that_each_of_them_may_cause_is_no_finding_and_any_other_leaves_all_open() {
        Map<String, String> both = Map.of("CHAT-2", "it may", "CHAT-3", "it may");
        Together together =
                together(List.of(trial("a", "CHAT-2", both), trial("c", "CHAT-3", both)));
        TrialResult each = result("a+c", Outcome.GREEN, Set.of("CHAT-2"), Set.of("a", "c"));

        assertThat(together.left(together.said(List.of(each)))).isEmpty();
        Together pair = pair();
        TrialResult one = result("a+c", Outcome.GREEN, Set.of("CHAT-2"), Set.of("a", "c"));
        TrialResult none = result("a+c", Outcome.GREEN, Set.of("CHAT-4"), Set.of("a", "c"));
        assertThat(pair.left(pair.said(List.of(one)))).hasSize(2);
        assertThat(pair.left(pair.said(List.of(none)))).hasSize(2);
    }

    private Together pair() {
        return together(
                List.of(
                        trial("a", "CHAT-2", Map.of()),
                        trial("b", "CHAT-1", Map.of()),
                        trial("c", "CHAT-3", Map.of())));
    }

    private static TrialResult other() {
        return result("b", Outcome.RED, Set.of(), Set.of());
    }
}
