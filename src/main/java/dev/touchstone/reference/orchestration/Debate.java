package dev.touchstone.reference.orchestration;

import java.util.ArrayList;
import java.util.List;

/**
 * All models answer at once. When they do not all agree, each is shown the other answers, and all
 * answer once more, at once; then it ends.
 */
record Debate(List<String> models) {
    static final int MOST_ROUNDS = 2;

    Conclusion conclude(Desk desk) throws Unanswered {
        List<Reply> replies = desk.askAll(Question.plain(models));
        for (int round = 1; round < MOST_ROUNDS; round++) {
            if (Agreement.among(replies).isComplete()) {
                return Agreement.among(replies).conclusion().after(round);
            }
            replies = desk.askAll(againWith(replies));
        }
        return Agreement.among(replies).conclusion().after(MOST_ROUNDS);
    }

    private List<Question> againWith(List<Reply> replies) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            Reply own = replies.get(i);
            List<String> others =
                    replies.stream().filter(reply -> reply != own).map(Reply::text).toList();
            questions.add(Question.about(own.text(), Tasks.reconsider(others), models.get(i)));
        }
        return questions;
    }
}
