package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import java.time.Duration;

/** What somebody is told who has reached a limit of the tenant. */
enum Told {
    TO_COME_BACK("to come back within a minute", Reason.TRY_LATER),
    THAT_THE_BUDGET_IS_SPENT("that the budget is spent", Reason.OVER_BUDGET),
    THAT_ONE_MAY_NOT("that he may not", Reason.NOT_ALLOWED);

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final String words;
    private final Reason reason;

    Told(String words, Reason reason) {
        this.words = words;
        this.reason = reason;
    }

    String words() {
        return words;
    }

    void check(Refusal refusal) {
        assertThat(refusal.reason()).as("what the caller is told (%s)", refusal).isEqualTo(reason);
        if (this == TO_COME_BACK) {
            assertThat(refusal.retryAfter())
                    .as("when the caller may come back")
                    .hasValueSatisfying(wait -> assertThat(wait).isBetween(LEAST, MOST));
        }
    }
}
