package dev.touchstone.acceptance.sabotage;

import dev.touchstone.livingdoc.evidence.SafeText;
import dev.touchstone.livingdoc.verdict.FailureType;
import dev.touchstone.router.Departure;
import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EmbedEvent;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Hears how the steps of trials end, and tells what became of each trial. */
final class TrialListener implements ConcurrentEventListener {

    private static final int LONGEST_MESSAGE = 300;

    private final Consumer<TrialResult> told;
    private final Map<UUID, Course> courses = new ConcurrentHashMap<>();

    /** What happened in one trial so far. */
    private static final class Course {
        private String part = "Given";
        private String failedIn = "";
        private Throwable failure;
        private final Set<String> departures = new TreeSet<>();
    }

    TrialListener(Consumer<TrialResult> told) {
        this.told = told;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestStepFinished.class, this::stepEnded);
        publisher.registerHandlerFor(EmbedEvent.class, this::attached);
        publisher.registerHandlerFor(TestCaseFinished.class, this::ended);
    }

    private Course course(TestCase test) {
        return courses.computeIfAbsent(test.getId(), any -> new Course());
    }

    private void stepEnded(TestStepFinished event) {
        Course course = course(event.getTestCase());
        TestStep step = event.getTestStep();
        if (step instanceof PickleStepTestStep said) {
            String keyword = said.getStep().getKeyword().strip();
            course.part = Set.of("And", "But", "*").contains(keyword) ? course.part : keyword;
        }
        boolean failed =
                event.getResult().getStatus() != Status.PASSED
                        && event.getResult().getError() != null;
        if (failed && course.failure == null) {
            course.failure = event.getResult().getError();
            course.failedIn =
                    step instanceof HookTestStep hook
                            ? "hook " + hook.getCodeLocation().replaceAll("^.*\\.(\\w+)\\(.*", "$1")
                            : course.part + " " + ((PickleStepTestStep) step).getStep().getText();
        }
    }

    private void attached(EmbedEvent event) {
        if (event.getMediaType().equals(Departure.MEDIA_TYPE)) {
            course(event.getTestCase()).departures.add(event.getName());
        }
    }

    private void ended(TestCaseFinished event) {
        TestCase test = event.getTestCase();
        Course course = courses.remove(test.getId());
        String defect = Saboteur.atWorkIn(test.getTags()).orElseThrow();
        String scenario = Saboteur.place(test.getUri(), test.getLocation().getLine());
        told.accept(
                new TrialResult(
                        defect,
                        scenario,
                        outcome(event.getResult().getStatus(), course),
                        course.failedIn,
                        course.failure == null ? "" : line(course.failure),
                        course.departures,
                        Saboteur.present().touching(defect, scenario),
                        event.getResult().getDuration().toMillis()));
    }

    private static Outcome outcome(Status status, Course course) {
        if (status == Status.PASSED) {
            return Outcome.GREEN;
        }
        if (course.failure == null) {
            return Outcome.ERROR;
        }
        if (FailureType.isAbort(course.failure)) {
            return Outcome.NOT_SUPPORTED;
        }
        if (!FailureType.isAssertion(course.failure)) {
            return Outcome.ERROR;
        }
        return course.failedIn.startsWith("Given") ? Outcome.EARLY : Outcome.RED;
    }

    private static String line(Throwable failure) {
        String text = (failure.getMessage() + "").strip().replaceAll("\\s+", " ");
        SafeText safe = SafeText.of(text, LONGEST_MESSAGE);
        String message = safe.text() + (safe.bytesCut() > 0 ? " …" : "");
        boolean speaks = FailureType.isAssertion(failure) || FailureType.isAbort(failure);
        return speaks ? message : failure.getClass().getSimpleName() + ": " + message;
    }
}
