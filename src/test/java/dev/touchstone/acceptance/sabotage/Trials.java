package dev.touchstone.acceptance.sabotage;

import dev.touchstone.acceptance.world.RunningStack;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.settings.Settings;
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
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs trials, several at a time, in one run of Cucumber and over one stack. */
final class Trials {

    private static final URI GLUE = URI.create("classpath:/dev/touchstone/acceptance");

    private static final int AT_A_TIME = 24;
    private static final int TOLD_EVERY = 100;

    /** Many a defect makes somebody wait in vain: here that ends sooner than in a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Settings settings;
    private final Consumer<String> progress;
    private final Consumer<TrialResult> ended;
    private final List<Feature> features;

    /**
     * @param progress is told from time to time how many trials have ended
     * @param ended is told how each of them ended, as soon as it has
     */
    Trials(
            Path features,
            Settings settings,
            Consumer<String> progress,
            Consumer<TrialResult> ended) {
        this.settings = settings.impatient(PATIENCE);
        this.progress = progress;
        this.ended = ended;
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

    /** Runs them in that order, those that bear little company last, over a stack of their own. */
    List<TrialResult> run(List<Trial> trials) {
        List<Pickle> pickles =
                trials.stream()
                        .sorted(Comparator.comparing(Trial::company))
                        .map(Trials::tagged)
                        .toList();
        Queue<TrialResult> results = new ConcurrentLinkedQueue<>();
        RunningStack.choose(settings, () -> {}, logs -> {});
        Saboteur.present().expect(trials.stream().map(Trial::defect).toList());
        Runtime.builder()
                .withRuntimeOptions(
                        new RuntimeOptionsBuilder()
                                .addGlue(GLUE)
                                .setThreads(AT_A_TIME)
                                .setPickleOrder(asGiven -> asGiven)
                                .build())
                .withFeatureSupplier(() -> List.of(holding(pickles)))
                .withAdditionalPlugins(new TrialListener(telling(pickles.size(), results)))
                .build()
                .run();
        return List.copyOf(results);
    }

    private Consumer<TrialResult> telling(int all, Queue<TrialResult> results) {
        AtomicInteger count = new AtomicInteger();
        long start = System.nanoTime();
        return result -> {
            results.add(result);
            ended.accept(result);
            int number = count.incrementAndGet();
            if (number % TOLD_EVERY == 0 || number == all) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                progress.accept(
                        "%d of %d trials after %d s".formatted(number, all, took.toSeconds()));
            }
        };
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
