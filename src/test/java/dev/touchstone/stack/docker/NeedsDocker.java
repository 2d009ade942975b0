package dev.touchstone.stack.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that start containers; without Docker they are reported as not run, with the reason. */
@Tag("docker")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {

    /** Looks once. */
    final class Condition implements ExecutionCondition {

        private static final Optional<String> LACK = new Docker().lack();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return LACK.map(lack -> ConditionEvaluationResult.disabled("not run: " + lack))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("Docker answers"));
        }
    }
}
