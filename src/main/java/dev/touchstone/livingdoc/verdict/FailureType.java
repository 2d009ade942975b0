package dev.touchstone.livingdoc.verdict;

import dev.touchstone.livingdoc.run.StepRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;

/** Tells an assertion, which speaks about the router, from any other exception, which does not. */
public final class FailureType {
    private static final Set<String> ASSERTIONS =
            Set.of(
                    "java.lang.AssertionError",
                    "org.opentest4j.AssertionFailedError",
                    "org.opentest4j.MultipleFailuresError",
                    "org.assertj.core.error.AssertJMultipleFailuresError",
                    "org.assertj.core.error.MultipleAssertionsError",
                    "org.assertj.core.api.SoftAssertionError",
                    "org.junit.ComparisonFailure",
                    "junit.framework.AssertionFailedError",
                    "junit.framework.ComparisonFailure");
    private static final Set<String> ABORTS =
            Set.of(
                    "org.opentest4j.TestAbortedException",
                    "org.opentest4j.TestSkippedException",
                    "org.junit.AssumptionViolatedException",
                    "org.junit.internal.AssumptionViolatedException");
    private static final String WAITED_IN_VAIN = "org.awaitility.core.ConditionTimeoutException";

    private FailureType() {}

    /** Whether what was thrown is an assertion's. */
    public static boolean isAssertion(Throwable thrown) {
        return isAssertion(failure(thrown));
    }

    /** Whether what was thrown is an abort. */
    public static boolean isAbort(Throwable thrown) {
        return ABORTS.contains(thrown.getClass().getName());
    }

    private static StepRun.Failure failure(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new StepRun.Failure(
                thrown.getClass().getName(), thrown.getMessage() + "", trace.toString());
    }

    /**
     * Whether the failure is an assertion's. Waiting in vain for an assertion counts as one;
     * waiting in vain for anything else does not.
     */
    static boolean isAssertion(StepRun.Failure failure) {
        if (failure.type().equals(WAITED_IN_VAIN)) {
            return ASSERTIONS.stream()
                    .anyMatch(type -> failure.trace().contains("Caused by: " + type));
        }
        return ASSERTIONS.contains(failure.type());
    }

    /** Whether the failure is an abort, by which a scenario says that it does not apply. */
    static boolean isAbort(StepRun.Failure failure) {
        return ABORTS.contains(failure.type());
    }
}
