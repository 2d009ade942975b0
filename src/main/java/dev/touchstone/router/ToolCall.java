package dev.touchstone.router;

/**
 * A model's wish that its caller call a tool (chat completions, {@code tool_calls}); in a stream, a
 * part of it.
 *
 * @param id by which the caller's answer to it refers to it; empty where a part does not tell it
 * @param function the name of the tool; empty where a part does not tell it
 * @param arguments JSON as the model wrote it; in a part, as far as it goes
 */
public record ToolCall(String id, String function, String arguments) {

    /** What this part and the one behind it come to. */
    public ToolCall with(ToolCall next) {
        return new ToolCall(id + next.id, function + next.function, arguments + next.arguments);
    }
}
