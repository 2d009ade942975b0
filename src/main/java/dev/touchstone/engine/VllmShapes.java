package dev.touchstone.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * vLLM 0.32's JSON, nulls included: {@code chat_completion/protocol.py} for a whole answer, {@code
 * serving.py} for chunks, which are dumped without their unset fields.
 *
 * @param id the id of the answer, the same in every chunk
 * @param created seconds since 1970
 * @param model the model that answers
 * @param function the tool that is called with what is generated; null for none
 */
record VllmShapes(String id, long created, String model, String function) {

    ObjectNode completion(String content, String finishReason, Usage usage) {
        ObjectNode root = opening("chat.completion");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        if (function == null) {
            message.put("content", content);
        } else {
            message.putNull("content");
            call(message.putArray("tool_calls").addObject(), content);
        }
        message.putNull("refusal")
                .putNull("annotations")
                .putNull("audio")
                .putNull("function_call")
                .putNull("reasoning");
        choice.putNull("logprobs")
                .put("finish_reason", finishReason)
                .putNull("stop_reason")
                .putNull("token_ids");
        root.putNull("service_tier").putNull("system_fingerprint");
        if (usage == null) {
            root.putNull("usage");
        } else {
            root.set("usage", usage(usage).putNull("prompt_tokens_details"));
        }
        return root.putNull("prompt_logprobs")
                .putNull("prompt_token_ids")
                .putNull("kv_transfer_params");
    }

    ObjectNode roleChunk() {
        ObjectNode root = opening("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("role", "assistant").put("content", "");
        choice.putNull("logprobs").putNull("finish_reason");
        return root.putNull("prompt_token_ids");
    }

    /** Names the tool; its arguments come behind. */
    ObjectNode callChunk() {
        ObjectNode root = opening("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        call(choice.putObject("delta").putArray("tool_calls").addObject().put("index", 0), "");
        choice.putNull("logprobs").putNull("finish_reason").putNull("token_ids");
        return root;
    }

    private void call(ObjectNode call, String arguments) {
        call.put("id", id.replace("chatcmpl-", "chatcmpl-tool-")).put("type", "function");
        call.putObject("function").put("name", function).put("arguments", arguments);
    }

    ObjectNode contentChunk(String content, String finishReason) {
        ObjectNode root = opening("chat.completion.chunk");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        ObjectNode delta = choice.putObject("delta");
        if (function == null) {
            delta.put("content", content);
        } else {
            delta.putArray("tool_calls")
                    .addObject()
                    .put("index", 0)
                    .putObject("function")
                    .put("arguments", content);
        }
        choice.putNull("logprobs").put("finish_reason", finishReason);
        if (finishReason != null) {
            choice.putNull("stop_reason");
        }
        choice.putNull("token_ids");
        return root;
    }

    ObjectNode usageChunk(Usage usage) {
        ObjectNode root = opening("chat.completion.chunk");
        root.putArray("choices");
        root.set("usage", usage(usage));
        return root;
    }

    static ObjectNode usage(Usage usage) {
        return Json.MAPPER
                .createObjectNode()
                .put("prompt_tokens", usage.promptTokens())
                .put("total_tokens", usage.totalTokens())
                .put("completion_tokens", usage.completionTokens());
    }

    static ObjectNode models(List<String> models, Instant since, int maxModelLength) {
        ObjectNode root = Json.MAPPER.createObjectNode().put("object", "list");
        ArrayNode data = root.putArray("data");
        for (String model : models) {
            ObjectNode card =
                    data.addObject()
                            .put("id", model)
                            .put("object", "model")
                            .put("created", since.getEpochSecond())
                            .put("owned_by", "vllm")
                            .put("root", model)
                            .putNull("parent")
                            .put("max_model_len", maxModelLength);
            card.putArray("permission")
                    .addObject()
                    .put("id", "modelperm-" + Integer.toHexString(model.hashCode()))
                    .put("object", "model_permission")
                    .put("created", since.getEpochSecond())
                    .put("allow_create_engine", false)
                    .put("allow_sampling", true)
                    .put("allow_logprobs", true)
                    .put("allow_search_indices", false)
                    .put("allow_view", true)
                    .put("allow_fine_tuning", false)
                    .put("organization", "*")
                    .putNull("group")
                    .put("is_blocking", false);
        }
        return root;
    }

    private ObjectNode opening(String object) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }
}
