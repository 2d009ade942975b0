package dev.touchstone.acceptance.world.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.Usage;
import java.util.Optional;

/**
 * What an engine did for one request.
 *
 * @param id of the request, by the engine's own count
 * @param requestId the router's name for it, when the router tells its engines ({@code
 *     X-Request-Id}, which vLLM reads too)
 * @param counted its own count
 * @param reported what it told instead, or empty when it told nothing that anybody could be billed
 *     for
 */
public record EngineWork(
        String engine,
        long id,
        Optional<String> requestId,
        String model,
        State state,
        Usage counted,
        Optional<Usage> reported) {

    /** No engine reads or generates as much for one request. */
    private static final long MOST = 1_000_000_000_000L;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Usage NOBODY_COUNTED = Usage.of(0, 0);

    public static EngineWork of(JournalEntry entry) {
        return new EngineWork(
                entry.engine(),
                entry.id(),
                Optional.ofNullable(entry.headers().get("x-request-id")),
                model(entry.body()),
                entry.state(),
                Usage.of(entry.promptTokens(), entry.generatedTokens()),
                Optional.ofNullable(entry.reported())
                        .map(EngineWork::usage)
                        .filter(told -> isPossible(told, entry.body())));
    }

    /** Counts are no fewer than none, and no more than the request allows. */
    private static boolean isPossible(Usage told, String body) {
        long least = Math.min(told.promptTokens(), told.completionTokens());
        return least >= 0
                && Math.max(told.promptTokens(), told.completionTokens()) <= MOST
                && told.completionTokens() <= most(body);
    }

    private static long most(String body) {
        try {
            return JSON.readTree(body).path("max_tokens").asLong(MOST);
        } catch (JsonProcessingException e) {
            return MOST; // there is no limit in what nobody can read
        }
    }

    private static Usage usage(dev.touchstone.engine.Usage told) {
        return new Usage(told.promptTokens(), told.completionTokens(), told.totalTokens());
    }

    private static String model(String body) {
        try {
            return JSON.readTree(body).path("model").asText();
        } catch (JsonProcessingException e) {
            return "no model: " + body; // whoever asked so finds it among the differences
        }
    }

    /** Whether it answered in full, with counts that a router can bill. */
    boolean isWhole() {
        return state == State.COMPLETE && reported.filter(EngineWork::addsUp).isPresent();
    }

    private static boolean addsUp(Usage usage) {
        return usage.totalTokens() == usage.promptTokens() + usage.completionTokens();
    }

    /** A script may answer, or be silent, before anybody looks at the prompt. */
    private boolean isUncounted() {
        return reported.isEmpty() && counted.equals(NOBODY_COUNTED);
    }

    /** Whether a whole answer with this usage can be its answer. */
    boolean isBilledInFull(Usage usage) {
        return state == State.COMPLETE && (isUncounted() || usage.equals(reported.orElse(counted)));
    }

    /** Whether somebody who left it pays this: the whole prompt, and no more than was generated. */
    boolean isBilledInPart(Usage usage) {
        boolean part =
                (isUncounted() || usage.promptTokens() == counted.promptTokens())
                        && usage.completionTokens() <= counted.completionTokens();
        return isBilledInFull(usage) || (state == State.ABORTED || state == State.COMPLETE) && part;
    }

    @Override
    public String toString() {
        return "request %d of engine %s (%s, %s, %d prompt + %d generated tokens%s%s)"
                .formatted(
                        id,
                        engine,
                        model,
                        state.name().toLowerCase(java.util.Locale.ROOT),
                        counted.promptTokens(),
                        counted.completionTokens(),
                        reported.filter(told -> !told.equals(counted))
                                .map(told -> ", told as " + told)
                                .orElse(""),
                        requestId.map(name -> ", for the router's request " + name).orElse(""));
    }
}
