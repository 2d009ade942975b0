package dev.touchstone.older;

import dev.touchstone.acceptance.sabotage.Company;
import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.opentest4j.TestAbortedException;

/** Runs older tests under defects, several at a time, over one healthy stack. */
final class Trials {

    private static final int AT_A_TIME = 12;
    private static final int TOLD_EVERY = 200;

    private final Stack stack;
    private final Saboteur saboteur;
    private final Consumer<String> progress;
    private final AtomicInteger number = new AtomicInteger();

    /**
     * @param progress is told from time to time how many have ended
     */
    Trials(Stack stack, Saboteur saboteur, Consumer<String> progress) {
        this.stack = stack;
        this.saboteur = saboteur;
        this.progress = progress;
    }

    /**
     * One test under one defect.
     *
     * @param defect by its id
     * @param wider whether it is the wider form of the defect
     */
    record Trial(OlderTest test, String defect, boolean wider) {

        /** What the saboteur knows it by. */
        String applied() {
            return wider ? defect + WiderDefects.WIDER : defect;
        }
    }

    /** How a test ended. */
    enum Outcome {
        PASSED,
        NOTICED,
        SKIPPED
    }

    /**
     * @param what it said when it did not pass
     * @param touching under no defect: which would have changed anything that it sent or got
     */
    record Result(Trial trial, Outcome outcome, String what, Set<String> touching) {}

    /**
     * Runs them in their order.
     *
     * @throws IllegalStateException when one could not be run at all
     */
    List<Result> run(List<Trial> trials) {
        saboteur.expect(trials.stream().map(Trial::applied).toList());
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Result>> begun =
                    trials.stream().map(trial -> workers.submit(() -> result(trial))).toList();
            long start = System.nanoTime();
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < begun.size(); i++) {
                results.add(ended(trials.get(i), begun.get(i)));
                if (results.size() % TOLD_EVERY == 0 || results.size() == begun.size()) {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    progress.accept(
                            "%d of %d trials after %d s"
                                    .formatted(results.size(), begun.size(), took.toSeconds()));
                }
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Result ended(Trial trial, Future<Result> begun) {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "expected the test \"%s\" to pass, to fail or to skip itself under %s, it broke down: %s"
                            .formatted(trial.test(), trial.applied(), e.getCause()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while older tests ran", e);
        }
    }

    private Result result(Trial trial) {
        String place = "%s, %d".formatted(trial.test(), number.incrementAndGet());
        Saboteur.Applied system = saboteur.begin(trial.applied(), place, Company.ANY, stack);
        Outcome outcome;
        String what = "";
        try {
            Seeded seeded = new Seeded(system);
            seeded.othersWereThere();
            trial.test().check().run(seeded);
            outcome = Outcome.PASSED;
        } catch (AssertionError noticed) {
            outcome = Outcome.NOTICED;
            what = String.valueOf(noticed.getMessage());
        } catch (TestAbortedException skipped) {
            outcome = Outcome.SKIPPED;
            what = String.valueOf(skipped.getMessage());
        } finally {
            system.end();
        }
        Set<String> touching =
                trial.defect().equals(Saboteur.NOTHING)
                        ? saboteur.touching(Saboteur.NOTHING, place)
                        : Set.of();
        return new Result(trial, outcome, what, touching);
    }
}
