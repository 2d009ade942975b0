package dev.touchstone.reference.orchestration;

import java.util.List;

/**
 * The writer drafts; in each round the critic criticises and the writer revises. It ends when the
 * critic says nothing but {@code APPROVED}, and with the second round at the latest.
 */
record Critique(String writer, String critic) {
    private static final int MOST_ROUNDS = 2;
    static final int MOST_CALLS = 1 + 2 * MOST_ROUNDS;
    private static final String APPROVED = "approved";

    Conclusion conclude(Desk desk) throws Unanswered {
        Reply answer = desk.ask(new Question(writer, List.of()));
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            Reply criticism = desk.ask(Question.about(answer.text(), Tasks.CRITICISE, critic));
            if (Agreement.normal(criticism.text()).equals(APPROVED)) {
                return Conclusion.of(answer).after(round);
            }
            answer =
                    desk.ask(Question.about(answer.text(), Tasks.revise(criticism.text()), writer));
        }
        return Conclusion.of(answer).after(MOST_ROUNDS);
    }
}
