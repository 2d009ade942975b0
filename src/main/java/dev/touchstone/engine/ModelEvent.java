package dev.touchstone.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One event of a model's stream.
 *
 * @param raw its bytes as they came, with the empty line behind it
 * @param done whether it is the done marker
 * @param chunk its JSON; missing where there is none
 */
record ModelEvent(byte[] raw, boolean done, JsonNode chunk) {

    static ModelEvent of(byte[] raw) {
        String data =
                new String(raw, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring("data:".length()).strip())
                        .collect(Collectors.joining("\n"));
        boolean done = data.equals(BrokenStream.DONE);
        return new ModelEvent(raw, done, done ? MissingNode.getInstance() : json(data));
    }

    /** What was generated: of all choices, as an answer, as reasoning or as a call of a tool. */
    String text() {
        return stream(chunk.path("choices"))
                .flatMap(choice -> generated(choice.path("delta")))
                .collect(Collectors.joining());
    }

    /** The usage that it tells. */
    Optional<Usage> usage() {
        return usage(chunk);
    }

    /** Whether it comes behind all tokens. */
    boolean isBehindTheAnswer() {
        return done || chunk.path("choices").isArray() && chunk.path("choices").isEmpty();
    }

    /** The usage that a chunk or a document tells. */
    static Optional<Usage> usage(JsonNode told) {
        JsonNode usage = told.path("usage");
        return usage.isObject()
                ? Optional.of(
                        new Usage(
                                usage.path("prompt_tokens").asLong(),
                                usage.path("completion_tokens").asLong(),
                                usage.path("total_tokens").asLong()))
                : Optional.empty();
    }

    private static Stream<String> generated(JsonNode delta) {
        return Stream.concat(
                Stream.of("content", "reasoning", "reasoning_content")
                        .map(delta::path)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue),
                delta.path("tool_calls").findValuesAsText("arguments").stream());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode json(String data) {
        try {
            return Json.MAPPER.readTree(data);
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance(); // the router shall see it as it is
        }
    }
}
