package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Answer;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.Orchestration;
import dev.touchstone.router.ToolCall;
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

    /** Whether this can be read as an answer at all: it holds an answer's text, or calls a tool. */
    static boolean isOne(JsonNode body) {
        JsonNode message = body.at("/choices/0/message");
        return message.path("content").isTextual() || toolCall(message).isPresent();
    }

    static Answer read(JsonNode body, Trail trail, List<String> shapeFaults) {
        JsonNode choice = body.at("/choices/0");
        return new Answer(
                Json.text(body, "id").orElse(""),
                Json.text(body, "model").orElse(""),
                body.path("choices").size(),
                Json.text(choice.path("message"), "role").orElse(""),
                Json.text(choice.path("message"), "content").orElse(""),
                toolCall(choice.path("message")),
                finishReason(choice),
                usage(body),
                orchestration(body.path("orchestration")),
                trail,
                shapeFaults);
    }

    /** The first call of a tool in a message, or the part of one in a piece of a stream. */
    static Optional<ToolCall> toolCall(JsonNode message) {
        JsonNode call = message.at("/tool_calls/0");
        return Optional.of(call.path("function"))
                .filter(JsonNode::isObject)
                .map(
                        function ->
                                new ToolCall(
                                        Json.text(call, "id").orElse(""),
                                        Json.text(function, "name").orElse(""),
                                        Json.text(function, "arguments").orElse("")));
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
                                    case "tool_calls" -> FinishReason.TOOL_CALLS;
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
