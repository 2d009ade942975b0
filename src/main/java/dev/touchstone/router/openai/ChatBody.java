package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Breach;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Generation;
import dev.touchstone.router.Handling;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Message;
import java.util.Locale;

/** Writes a chat request as JSON, and breaks it where that is what the scenario is about. */
final class ChatBody {

    private static final double MILLIS = 1000.0;

    private ChatBody() {}

    static String of(ChatRequest request, boolean stream) {
        return json(request, stream).toString();
    }

    static ObjectNode json(ChatRequest request, boolean stream) {
        ObjectNode body = Json.object();
        body.put("model", request.model());
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> add(messages, message));
        generate(body, request.generation());
        request.timeout().ifPresent(limit -> body.put("timeout", limit.toMillis() / MILLIS));
        request.fallback().ifPresent(allowed -> body.put("disable_fallbacks", !allowed));
        handle(body, request.handling());
        if (stream) {
            body.put("stream", true);
        }
        if (stream && request.reportUsage()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        identify(body, request.identifiers());
        request.breach().ifPresent(breach -> apply(breach, body, messages));
        return body;
    }

    private static void add(ArrayNode messages, Message message) {
        say(messages, message.role().word()).put("content", message.content());
    }

    private static ObjectNode say(ArrayNode messages, String role) {
        return messages.addObject().put("role", role);
    }

    private static void generate(ObjectNode body, Generation generation) {
        generation.tokenLimit().ifPresent(limit -> body.put("max_tokens", limit));
        generation.newerTokenLimit().ifPresent(limit -> body.put("max_completion_tokens", limit));
        generation.temperature().ifPresent(degree -> body.put("temperature", degree));
        generation.others().forEach(body::putPOJO);
    }

    private static void handle(ObjectNode body, Handling handling) {
        handling.taskType().ifPresent(type -> body.put("task_type", type));
        handling.priority().ifPresent(priority -> body.put("priority", priority));
        handling.mode()
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .ifPresent(mode -> body.put("orchestration_mode", mode));
    }

    private static void identify(ObjectNode body, Identifiers names) {
        if (names.equals(Identifiers.NONE)) {
            return;
        }
        ObjectNode metadata = body.putObject("metadata");
        names.tenant().ifPresent(tenant -> metadata.put("tenant", tenant));
        names.trace().ifPresent(trace -> metadata.put("trace_id", trace));
        names.user().ifPresent(user -> metadata.put("user_id", user));
        names.session().ifPresent(session -> metadata.put("session_id", session));
    }

    private static void apply(Breach breach, ObjectNode body, ArrayNode messages) {
        switch (breach) {
            case NO_MODEL -> body.remove("model");
            case MODEL_IS_A_NUMBER -> body.put("model", 7);
            case NO_MESSAGES -> {
                keepTraceable(body, messages);
                body.remove("messages");
            }
            case EMPTY_MESSAGES -> {
                keepTraceable(body, messages);
                body.putArray("messages");
            }
            case MESSAGES_ARE_TEXT -> body.put("messages", messages.get(0).get("content").asText());
            case UNKNOWN_ROLE -> ((ObjectNode) messages.get(0)).put("role", "stranger");
            case NO_CONTENT -> ((ObjectNode) messages.get(0)).remove("content");
            case LATER_UNKNOWN_ROLE -> say(messages, "stranger").put("content", "And now?");
            case LATER_NO_CONTENT -> say(messages, "user");
            case NEWER_TOKEN_LIMIT_OF_ZERO -> body.put("max_completion_tokens", 0);
            case TOKEN_LIMIT_OF_ZERO -> body.put("max_tokens", 0);
            case NEGATIVE_TOKEN_LIMIT -> body.put("max_tokens", -1);
            case TOKEN_LIMIT_IN_WORDS -> body.put("max_tokens", "ten");
            case TEMPERATURE_TOO_HIGH -> body.put("temperature", 2.1);
            case NEGATIVE_TEMPERATURE -> body.put("temperature", -0.1);
            case STREAM_IN_WORDS -> body.put("stream", "maybe");
            case STREAM_OPTIONS_ALONE ->
                    body.putObject("stream_options").put("include_usage", true);
            case TIMEOUT_OF_ZERO -> body.put("timeout", 0);
            case FALLBACK_IN_WORDS -> body.put("disable_fallbacks", "maybe");
            case UNKNOWN_TASK_TYPE -> body.put("task_type", "gardening");
            case TASK_TYPE_IN_CAPITALS -> body.put("task_type", "CODE");
            case PRIORITY_OF_ZERO -> body.put("priority", 0);
            case PRIORITY_OF_FOUR -> body.put("priority", 4);
            case PRIORITY_IN_WORDS -> body.put("priority", "high");
            case UNKNOWN_MODE -> body.put("orchestration_mode", "committee");
            case MODE_IN_CAPITALS -> body.put("orchestration_mode", "DEBATE");
            case MODE_IS_A_NUMBER -> body.put("orchestration_mode", 2);
        }
    }

    /** An engine that is asked without messages shall still be found out by the prompt's words. */
    private static void keepTraceable(ObjectNode body, ArrayNode messages) {
        body.put("user", messages.get(0).path("content").asText());
    }
}
