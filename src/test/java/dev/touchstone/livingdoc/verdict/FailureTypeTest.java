package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.livingdoc.run.StepRun;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class FailureTypeTest {

    private static StepRun.Failure failure(String type, String trace) {
        return new StepRun.Failure(type, "message", trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.AssertionError",
                "org.opentest4j.AssertionFailedError",
                "org.opentest4j.MultipleFailuresError",
                "org.assertj.core.error.AssertJMultipleFailuresError",
                "org.junit.ComparisonFailure"
            })
    void an_assertion_speaks_about_the_router(String type) {
        assertThat(FailureType.isAssertion(failure(type, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "java.lang.IllegalStateException",
                "java.lang.NullPointerException",
                "java.net.ConnectException",
                "com.example.AssertionError",
                "org.opentest4j.TestAbortedException",
                "org.awaitility.core.ConditionTimeoutException"
            })
    void any_other_exception_speaks_about_the_harness(String type) {
        assertThat(FailureType.isAssertion(failure(type, "at Some.place"))).isFalse();
    }

    @Test
    void waiting_in_vain_for_an_assertion_is_a_failed_assertion() {
        String type = "org.awaitility.core.ConditionTimeoutException";
        assertThat(
                        FailureType.isAssertion(
                                failure(type, "\nCaused by: java.lang.AssertionError: 0 entries")))
                .isTrue();
        assertThat(
                        FailureType.isAssertion(
                                failure(type, "\nCaused by: java.net.ConnectException: refused")))
                .isFalse();
    }

    @Test
    void only_an_abort_is_an_abort() {
        assertThat(FailureType.isAbort(failure("org.opentest4j.TestAbortedException", "")))
                .isTrue();
        assertThat(FailureType.isAbort(failure("java.lang.AssertionError", ""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.opentest4j.TestAbortedException",
                "org.opentest4j.TestSkippedException",
                "org.junit.AssumptionViolatedException",
                "org.junit.internal.AssumptionViolatedException"
            })
    void every_kind_of_abort_says_that_a_scenario_does_not_apply(String type) {
        assertThat(FailureType.isAbort(failure(type, ""))).isTrue();
        assertThat(FailureType.isAssertion(failure(type, ""))).isFalse();
    }

    @Test
    void what_was_thrown_is_judged_by_its_class_and_what_caused_it() {
        AssertionError assertion = new AssertionError("0 entries");
        assertThat(FailureType.isAssertion(assertion)).isTrue();
        assertThat(FailureType.isAssertion(new IllegalStateException(assertion))).isFalse();
        assertThat(FailureType.isAssertion(new ConditionTimeoutException("in vain", assertion)))
                .isTrue();
        assertThat(
                        FailureType.isAssertion(
                                new ConditionTimeoutException(
                                        "in vain", new IllegalStateException())))
                .isFalse();
        assertThat(FailureType.isAbort(new TestAbortedException())).isTrue();
        assertThat(FailureType.isAbort(assertion)).isFalse();
    }
}
