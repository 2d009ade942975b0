package dev.touchstone.router;

import java.util.List;
import java.util.Optional;

/**
 * A complete answer as it came.
 *
 * @param model the model that it says it is from
 * @param choices how many answers it holds
 * @param role who speaks in the first of them
 * @param toolCall the first call of a tool that it holds
 * @param orchestration what it says about the models that worked on it; absent when nothing
 * @param usage absent when it was not reported, or not in numbers
 * @param shapeFaults where it departs from the chat-completion shape; empty when nowhere
 */
public record Answer(
        String id,
        String model,
        int choices,
        String role,
        String text,
        Optional<ToolCall> toolCall,
        Optional<FinishReason> finishReason,
        Optional<Usage> usage,
        Optional<Orchestration> orchestration,
        Trail trail,
        List<String> shapeFaults) {

    private static final int SHOWN = 80;

    /** For messages: what a reader wants to know of it. */
    @Override
    public String toString() {
        String begin = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return "the answer \"%s\" of %s".formatted(begin, model);
    }
}
