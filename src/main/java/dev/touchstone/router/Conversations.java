package dev.touchstone.router;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conversations, which a tenant's people keep. Each call sends one request, once. */
public interface Conversations {

    /** Begins one, in which nothing has been said. */
    Outcome<Conversation> begin(Person caller, Draft draft);

    /** The tenant's, the newest first. */
    Outcome<List<Conversation>> list(Person caller, Page page);

    Outcome<Conversation> read(Person caller, String id);

    Outcome<Conversation> rename(Person caller, String id, String title);

    /** With all that was said in it. */
    Outcome<Void> delete(Person caller, String id);

    /** What was said, in the order in which it was sent. */
    Outcome<List<StoredMessage>> history(Person caller, String id, Page page);

    /** Says something, and waits for the whole answer. */
    Outcome<Said> say(Person caller, Utterance utterance);

    /** Says something and goes away, without having got anything, when the moment has come. */
    void abandon(Person caller, Utterance utterance, Runnable moment);

    /** Says something; the caller of this method closes the answer's stream. */
    Outcome<SaidInPieces> stream(Person caller, Utterance utterance);

    /**
     * The same, for what breaks the contract on purpose: each request must be one that it forbids.
     */
    Conversations breakingTheContract();

    /**
     * A conversation that is to be.
     *
     * @param systemPrompt what the engine is to be told before the first message
     */
    record Draft(String title, Optional<String> systemPrompt) {}

    /**
     * A conversation as the router tells it.
     *
     * @param userId who began it
     */
    record Conversation(
            String id,
            String title,
            Optional<String> systemPrompt,
            String userId,
            String tenantId,
            Instant createdAt,
            Instant updatedAt) {}

    /** A message of a conversation. */
    record StoredMessage(
            String id, Message.Role role, String content, Status status, Instant createdAt) {}

    /** What became of a message. */
    enum Status {
        /** Its answer is under way. */
        PENDING,
        COMPLETE,
        /** It was not answered in full. */
        FAILED,
        /** Anything else that a router may tell. */
        UNKNOWN
    }

    /**
     * Something to say.
     *
     * @param conversation the id; without it, a new conversation begins
     * @param model without it, the router chooses
     */
    record Utterance(Optional<String> conversation, String message, Optional<String> model) {}

    /**
     * The answer.
     *
     * @param messageId of the answer, in the history
     * @param usage absent when it was not reported, or not in numbers
     */
    record Said(
            String conversationId,
            String messageId,
            String response,
            String model,
            Optional<Usage> usage,
            Trail trail) {}

    /**
     * The answer, while it comes.
     *
     * @param conversationId empty when it was not told
     * @param messageId of the answer, in the history; empty when it was not told
     */
    record SaidInPieces(
            Optional<String> conversationId, Optional<String> messageId, AnswerStream answer) {}
}
