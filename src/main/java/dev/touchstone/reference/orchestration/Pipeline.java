package dev.touchstone.reference.orchestration;

import java.util.List;

/** The first model drafts, the second refines the draft, the third validates what came of it. */
record Pipeline(List<String> models) {
    Conclusion conclude(Desk desk) throws Unanswered {
        Reply draft = desk.ask(new Question(models.get(0), List.of()));
        Reply refined = desk.ask(Question.about(draft.text(), Tasks.REFINE, models.get(1)));
        Reply valid = desk.ask(Question.about(refined.text(), Tasks.VALIDATE, models.get(2)));
        return Conclusion.of(valid);
    }
}
