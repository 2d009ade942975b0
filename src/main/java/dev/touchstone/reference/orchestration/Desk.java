package dev.touchstone.reference.orchestration;

import java.util.List;

/** Where models are asked. */
public interface Desk {
    /**
     * Asks one model once, and waits for its answer.
     *
     * @throws Unanswered when there is no complete one
     */
    Reply ask(Question question) throws Unanswered;

    /**
     * Asks all of them at the same moment, and waits for every one to end.
     *
     * @return the answers in the order of the questions
     * @throws Unanswered for the first of them, in that order, without a complete answer
     */
    List<Reply> askAll(List<Question> questions) throws Unanswered;
}
