package dev.touchstone.router.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** One row of {@code LiteLLM_SpendLogs}, as the proxy shows it. */
record SpendRow(JsonNode row) {

    private static final Usage NOTHING = Usage.of(0, 0);

    /** The id that the caller was told. */
    String call() {
        return text("litellm_call_id").isEmpty() ? text("request_id") : text("litellm_call_id");
    }

    /**
     * Whether it is of a request that was accepted. LiteLLM also logs what it refused, in the same
     * table: such a row names no deployment, has no tokens and costs nothing.
     */
    boolean isOfAnAcceptedRequest() {
        return !text("model_id").isEmpty()
                || !usage().equals(NOTHING)
                || cost().compareTo(BigDecimal.ZERO) != 0;
    }

    LedgerEntry entry() {
        return new LedgerEntry(
                text("request_id"),
                call(),
                1,
                text("session_id"),
                text("team_id"),
                text("user"),
                text("model")
                        .replaceFirst("^.*/", ""), // "hosted_vllm/llama" is llama of a provider
                text("model_id"),
                usage(),
                cost(),
                status(text("status")),
                1 + row.at("/metadata/attempted_retries").asInt(),
                moment(text("startTime")));
    }

    private Usage usage() {
        return new Usage(
                row.path("prompt_tokens").asLong(-1),
                row.path("completion_tokens").asLong(-1),
                row.path("total_tokens").asLong(-1));
    }

    /** What is no number is no money: minus one, which nothing costs. */
    private BigDecimal cost() {
        return Words.decimal(text("spend")).orElse(BigDecimal.ONE.negate());
    }

    /** Its words are {@code success} and {@code failure}; it does not tell who has hung up. */
    private static String status(String word) {
        return switch (word) {
            case "success" -> "ok";
            case "failure" -> "failed";
            default -> word;
        };
    }

    /** Times are in UTC, with a zone or without; what is no time happened in 1970. */
    private static Instant moment(String time) {
        try {
            return time.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(time).toInstant()
                    : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private String text(String field) {
        return row.path(field).asText("");
    }
}
