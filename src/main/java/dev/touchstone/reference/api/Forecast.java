package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.orchestration.Mode;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.TokenEstimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What a request may come to at the most, before any engine has been asked (LEDGER-14). */
record Forecast(TokenEstimate tokens) {
    // A stream has a time limit for each token and none for the whole.
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    /**
     * @param cost US dollars
     * @param time so long its reservation holds; a stream that goes on after it is paid all the
     *     same, but counts no longer before its entry is written
     */
    record Worst(BigDecimal cost, Duration time) {}

    /** Of a request that one model answers. */
    Worst of(ModelConfig model, ChatRequest request, Instant moment) {
        BigDecimal cost = model.mostFor(prompt(model, request), generated(model, request), moment);
        Duration attempts = request.timeout().multipliedBy(model.deployments().size());
        return new Worst(cost, request.stream() ? attempts.plus(LONGEST_STREAM) : attempts);
    }

    /**
     * Of one on which several models work: each call may be shown all that was said before, and is
     * told what to do with it.
     */
    Worst of(Mode mode, List<ModelConfig> models, ChatRequest request, Instant moment) {
        int calls = mode.mostCalls(models.size());
        BigDecimal dearest =
                models.stream()
                        .map(model -> ofCall(model, calls, request, moment))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        Duration longest =
                models.stream()
                        .map(model -> request.timeout().multipliedBy(model.deployments().size()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new Worst(dearest.multiply(BigDecimal.valueOf(calls)), longest.multipliedBy(calls));
    }

    private BigDecimal ofCall(ModelConfig model, int calls, ChatRequest request, Instant moment) {
        long generated = generated(model, request);
        long shown = calls * (generated + Mode.TOKENS_AROUND_AN_ANSWER);
        long asked = prompt(model, request) + Mode.TOKENS_OF_A_TASK + shown;
        return model.mostFor(asked, generated, moment);
    }

    private long prompt(ModelConfig model, ChatRequest request) {
        return tokens.prompt(model.tokens(), request.promptTexts());
    }

    private static long generated(ModelConfig model, ChatRequest request) {
        return request.mostGenerated(model.tokens().longestAnswer());
    }
}
