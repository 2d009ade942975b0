package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Answer;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.Orchestration;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** Reads a chat completion without judging it. */
public final class Completion {

    private Completion() {}

    /** Whether this can be read as an answer at all: it holds an answer's text. */
    static boolean isOne(JsonNode body) {
        return body.at("/choices/0/message/content").isTextual();
    }

    static Answer read(JsonNode body, Trail trail, List<String> shapeFaults) {
        JsonNode choice = body.at("/choices/0");
        return new Answer(
                Json.text(body, "id").orElse(""),
                Json.text(body, "model").orElse(""),
                body.path("choices").size(),
                Json.text(choice.path("message"), "role").orElse(""),
                choice.at("/message/content").asText(),
                finishReason(choice),
                usage(body),
                orchestration(body.path("orchestration")),
                trail,
                shapeFaults);
    }

    private static Optional<Orchestration> orchestration(JsonNode told) {
        return Json.text(told, "mode")
                .map(
                        mode ->
                                new Orchestration(
                                        mode,
                                        StreamSupport.stream(
                                                        told.path("models_used").spliterator(),
                                                        false)
                                                .map(JsonNode::asText)
                                                .toList(),
                                        told.path("rounds").isInt()
                                                ? OptionalInt.of(told.path("rounds").intValue())
                                                : OptionalInt.empty(),
                                        Optional.of(told.path("confidence"))
                                                .filter(JsonNode::isNumber)
                                                .map(JsonNode::decimalValue)));
    }

    static Optional<FinishReason> finishReason(JsonNode choice) {
        return Json.text(choice, "finish_reason")
                .map(
                        word ->
                                switch (word) {
                                    case "stop" -> FinishReason.STOP;
                                    case "length" -> FinishReason.LENGTH;
                                    case "content_filter" -> FinishReason.CONTENT_FILTER;
                                    default -> FinishReason.OTHER;
                                });
    }

    /** The counts of a body; empty when it has none, or not in numbers. */
    public static Optional<Usage> usage(JsonNode body) {
        JsonNode usage = body.path("usage");
        OptionalLong prompt = Json.integer(usage, "prompt_tokens");
        OptionalLong completion = Json.integer(usage, "completion_tokens");
        OptionalLong total = Json.integer(usage, "total_tokens");
        return prompt.isPresent() && completion.isPresent() && total.isPresent()
                ? Optional.of(
                        new Usage(prompt.getAsLong(), completion.getAsLong(), total.getAsLong()))
                : Optional.empty();
    }
}
