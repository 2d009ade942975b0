package dev.touchstone.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A refusal in vLLM 0.32's shape, {@code {"error":{message,type,param,code}}}.
 *
 * @param status the HTTP status, repeated as {@code code}
 * @param type vLLM's class of error
 * @param param the offending field, or null
 * @param message what is wrong
 */
record EngineError(int status, String type, String param, String message) {

    /** What the framework refuses before vLLM sees it: broken JSON, wrong types. */
    static EngineError unprocessable(String message) {
        return new EngineError(400, "Bad Request", null, message);
    }

    /** What vLLM itself refuses. */
    static EngineError badRequest(String param, String message) {
        return new EngineError(400, "BadRequestError", param, message);
    }

    static EngineError unknownModel(String model) {
        return new EngineError(
                404, "NotFoundError", "model", "The model `" + model + "` does not exist.");
    }

    /** What vLLM says when its engine core dies. */
    static EngineError engineDied() {
        return new EngineError(
                500,
                "InternalServerError",
                null,
                "EngineCore encountered an issue. See stack trace (above) for the root cause.");
    }

    /** The same in other words. */
    EngineError saying(String words) {
        return new EngineError(status, type, param, words);
    }

    ObjectNode json() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", status);
        return root;
    }
}
