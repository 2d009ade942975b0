package dev.touchstone.reference.orchestration;

import java.util.List;

/**
 * The writer drafts; in each round the critic criticises and the writer revises. It ends when the
 * critic says nothing but {@code APPROVED}, and with the second round at the latest.
 */
record Critique(String writer, String critic) {
    private static final int MOST_ROUNDS = 2;
    private static final String APPROVED = "approved";

    /** The writer's and the critic's. */
    static List<Mode.Part> parts() {
        return List.of(new Mode.Part(1 + MOST_ROUNDS, 2), new Mode.Part(MOST_ROUNDS, 1));
    }

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
