package dev.touchstone.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every criterion has its one Rule, or is listed as open; never both, never neither. */
class CoverageTest {

    private static final Path FEATURES = Path.of("features");
    private static final int CRITERIA = 117;

    private final Catalogue catalogue =
            Catalogue.load(FEATURES.resolve("acceptance-criteria.yaml"));

    /** What is wrong with these rules, one sentence for each criterion. */
    private List<String> gaps(Collection<String> rules) {
        List<String> gaps = new ArrayList<>();
        for (Criterion criterion : catalogue.all()) {
            String id = criterion.id();
            int found = Collections.frequency(rules, id);
            if (found > 1) {
                gaps.add("%s has %d Rules; one criterion has one Rule".formatted(id, found));
            } else if (found == 1 && catalogue.isOpen(id)) {
                gaps.add(id + " has a Rule and is listed as open; take it from the list");
            } else if (found == 0 && !catalogue.isOpen(id)) {
                gaps.add(id + " has no Rule; write one, or list it as open with the reason");
            }
        }
        rules.stream()
                .filter(id -> catalogue.find(id).isEmpty())
                .forEach(id -> gaps.add(id + " is no criterion of the catalogue"));
        return gaps;
    }

    private static List<String> rules() {
        return FeatureFile.in(FEATURES).stream()
                .map(FeatureCriteria::ids)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void every_criterion_has_one_rule_or_is_open() {
        assertThat(gaps(rules())).isEmpty();
    }

    @Test
    void the_catalogue_holds_all_criteria_each_under_an_id_of_its_own() {
        assertThat(catalogue.all())
                .hasSize(CRITERIA)
                .extracting(Criterion::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void open_criteria_have_a_reason() {
        assertThat(catalogue.open().isEmpty()).isEqualTo(catalogue.openReason().isBlank());
    }

    @Test
    void planted_gaps_are_reported() {
        List<String> rules = new ArrayList<>(rules());
        rules.remove("STREAM-3");
        rules.add("CHAT-1");
        rules.add("CHAT-99");
        rules.addAll(catalogue.open());

        List<String> expected = new ArrayList<>();
        expected.add("STREAM-3 has no Rule; write one, or list it as open with the reason");
        expected.add("CHAT-1 has 2 Rules; one criterion has one Rule");
        expected.add("CHAT-99 is no criterion of the catalogue");
        catalogue.open().stream()
                .map(id -> id + " has a Rule and is listed as open; take it from the list")
                .forEach(expected::add);
        assertThat(gaps(rules)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
