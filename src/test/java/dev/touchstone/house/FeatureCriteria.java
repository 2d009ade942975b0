package dev.touchstone.house;

import dev.touchstone.acceptance.TagFilter;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One Rule is one criterion of the catalogue, and tags say nothing else than what is agreed. */
final class FeatureCriteria {

    private final Catalogue catalogue;

    FeatureCriteria(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Finding> check(FeatureFile file) {
        List<Finding> findings = new ArrayList<>();
        capability(file).ifPresent(findings::add);
        file.rules().forEach(rule -> findings.addAll(rule(file, rule)));
        file.strays()
                .forEach(
                        stray ->
                                findings.add(
                                        file.finding(
                                                stray.getLocation().getLine(),
                                                "rule-of-scenario",
                                                "\"%s\" stands in no Rule"
                                                        .formatted(stray.getName()),
                                                "what proves no criterion is not reported")));
        tags(file).map(tag -> unknown(file, tag)).flatMap(Optional::stream).forEach(findings::add);
        return findings;
    }

    private Optional<Finding> capability(FeatureFile file) {
        List<String> tags = names(file.feature().getTags());
        boolean good = tags.size() == 1 && catalogue.area(tags.get(0)).isPresent();
        return good
                ? Optional.empty()
                : Optional.of(
                        file.finding(
                                file.feature().getLocation().getLine(),
                                "capability",
                                "the feature has the tags " + tags,
                                "it needs exactly one, a capability of the catalogue"));
    }

    private List<Finding> rule(FeatureFile file, Rule rule) {
        List<Finding> findings = new ArrayList<>();
        long line = rule.getLocation().getLine();
        List<String> tags = names(rule.getTags());
        Optional<Criterion> criterion =
                tags.size() == 1 ? catalogue.find(tags.get(0)) : Optional.empty();
        if (criterion.isEmpty()) {
            findings.add(
                    file.finding(
                            line,
                            "criterion",
                            "the Rule has the tags " + tags,
                            "it needs exactly one, a criterion of the catalogue"));
        } else {
            matches(file, rule, criterion.get()).ifPresent(findings::add);
        }
        if (FeatureFile.scenarios(rule).isEmpty()) {
            findings.add(
                    file.finding(
                            line, "proof", "the Rule has no scenario", "nothing would prove it"));
        }
        return findings;
    }

    private static Optional<Finding> matches(FeatureFile file, Rule rule, Criterion criterion) {
        long line = rule.getLocation().getLine();
        if (!rule.getName().equals(criterion.statement())) {
            return Optional.of(
                    file.finding(
                            line,
                            "statement",
                            "expected \"%s\", found \"%s\""
                                    .formatted(criterion.statement(), rule.getName()),
                            "a Rule is named by the sentence that the product owner signed"));
        }
        return names(file.feature().getTags()).contains(criterion.capability())
                ? Optional.empty()
                : Optional.of(
                        file.finding(
                                line,
                                "capability-of-rule",
                                criterion.id() + " belongs to " + criterion.capability(),
                                "a feature holds the criteria of its own capability"));
    }

    /** Tags of scenarios and of examples; those of features and rules have rules of their own. */
    private static Stream<Tag> tags(FeatureFile file) {
        return file.scenarios().stream()
                .flatMap(
                        scenario ->
                                Stream.concat(
                                        scenario.getTags().stream(),
                                        scenario.getExamples().stream()
                                                .map(Examples::getTags)
                                                .flatMap(List::stream)));
    }

    private Optional<Finding> unknown(FeatureFile file, Tag tag) {
        String name = name(tag);
        boolean known = TagFilter.MARKS.contains(name) || catalogue.find(name).isPresent();
        return known
                ? Optional.empty()
                : Optional.of(
                        file.finding(
                                tag.getLocation().getLine(),
                                "tag",
                                tag.getName() + " is no criterion and none of " + marks(),
                                "a tag that nobody knows selects nothing, and no tag is a state"));
    }

    private static List<String> marks() {
        return TagFilter.MARKS.stream().sorted().toList();
    }

    /** The ids of the criteria that a file's rules name. */
    static List<String> ids(FeatureFile file) {
        return file.rules().stream()
                .map(Rule::getTags)
                .map(FeatureCriteria::names)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> names(List<Tag> tags) {
        return tags.stream().map(FeatureCriteria::name).toList();
    }

    private static String name(Tag tag) {
        return tag.getName().substring(1);
    }
}
