package dev.touchstone.house;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A feature file as Cucumber reads it, and as it is written. */
record FeatureFile(String path, String text, Feature feature) {

    /**
     * @throws IllegalArgumentException when this is no Gherkin, or no feature
     */
    static FeatureFile parse(String path, String text) {
        List<Envelope> envelopes =
                GherkinParser.builder()
                        .includeSource(false)
                        .includePickles(false)
                        .build()
                        .parse(path, text.getBytes(StandardCharsets.UTF_8))
                        .toList();
        Feature feature =
                envelopes.stream()
                        .map(Envelope::getGherkinDocument)
                        .flatMap(Optional::stream)
                        .map(GherkinDocument::getFeature)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(path + ": " + envelopes));
        return new FeatureFile(path, text, feature);
    }

    /** The feature files of a folder and those below it, in the order of their names. */
    static List<FeatureFile> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .sorted()
                    .map(FeatureFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeatureFile read(Path file) {
        try {
            return parse(file.toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Rule> rules() {
        return feature.getChildren().stream()
                .map(FeatureChild::getRule)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those that stand in no Rule. */
    List<Scenario> strays() {
        return feature.getChildren().stream()
                .map(FeatureChild::getScenario)
                .flatMap(Optional::stream)
                .toList();
    }

    static List<Scenario> scenarios(Rule rule) {
        return rule.getChildren().stream()
                .map(RuleChild::getScenario)
                .flatMap(Optional::stream)
                .toList();
    }

    List<Scenario> scenarios() {
        return Stream.concat(
                        strays().stream(), rules().stream().flatMap(r -> scenarios(r).stream()))
                .toList();
    }

    List<Background> backgrounds() {
        return Stream.concat(
                        feature.getChildren().stream().map(FeatureChild::getBackground),
                        rules().stream()
                                .flatMap(rule -> rule.getChildren().stream())
                                .map(RuleChild::getBackground))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The steps of scenarios and backgrounds. */
    List<Step> steps() {
        return Stream.concat(
                        backgrounds().stream().map(Background::getSteps),
                        scenarios().stream().map(Scenario::getSteps))
                .flatMap(List::stream)
                .toList();
    }

    Finding finding(long line, String rule, String what, String why) {
        return new Finding(path, line, rule, what, why);
    }
}
