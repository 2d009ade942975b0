package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.matrix.TrialResult;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.core.runtime.Runtime;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs trials, several at a time, in one run of Cucumber and over one stack. */
final class Trials {

    private static final URI GLUE = URI.create("classpath:/dev/touchstone/acceptance");

    private final int atATime;
    private final List<Feature> features;

    Trials(Path features, int atATime) {
        this.atATime = atATime;
        RuntimeOptions options =
                new RuntimeOptionsBuilder()
                        .addFeature(FeatureWithLines.parse(features.toString()))
                        .build();
        this.features =
                new FeaturePathFeatureSupplier(
                                Trials.class::getClassLoader,
                                options,
                                new FeatureParser(UUID::randomUUID))
                        .get();
    }

    /** Every scenario there is, in the order of the files. */
    List<Pickle> scenarios() {
        return features.stream().flatMap(feature -> feature.getPickles().stream()).toList();
    }

    /** Runs them in that order, those that run alone last; tells of each as it ends. */
    void run(List<Trial> trials, Consumer<TrialResult> told) {
        List<Pickle> pickles = new ArrayList<>();
        trials.stream().filter(trial -> !trial.isAlone()).map(Trials::tagged).forEach(pickles::add);
        trials.stream().filter(Trial::isAlone).map(Trials::tagged).forEach(pickles::add);
        RuntimeOptions options =
                new RuntimeOptionsBuilder().addGlue(GLUE).setThreads(atATime).build();
        Runtime.builder()
                .withRuntimeOptions(options)
                .withFeatureSupplier(() -> List.of(holding(pickles)))
                .withAdditionalPlugins(new TrialListener(told))
                .build()
                .run();
    }

    private static Pickle tagged(Trial trial) {
        return new TaggedPickle(trial.pickle(), trial.defect());
    }

    /** A feature that holds these scenarios, wherever they stand. */
    private Feature holding(List<Pickle> pickles) {
        Feature some = features.get(0);
        return (Feature)
                Proxy.newProxyInstance(
                        Trials.class.getClassLoader(),
                        new Class<?>[] {Feature.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getPickles")
                                        ? pickles
                                        : method.invoke(some, arguments));
    }
}
