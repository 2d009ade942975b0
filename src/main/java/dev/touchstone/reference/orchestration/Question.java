package dev.touchstone.reference.orchestration;

import java.util.List;

/**
 * What a model is to be asked: the caller's messages, and these behind them.
 *
 * @param model by its own name
 */
public record Question(String model, List<Line> behind) {

    /** A message, and who speaks. */
    public record Line(String role, String content) {
        static Line assistant(String content) {
            return new Line("assistant", content);
        }

        static Line user(String content) {
            return new Line("user", content);
        }
    }

    /** The caller's own messages, for each of these models. */
    static List<Question> plain(List<String> models) {
        return models.stream().map(model -> new Question(model, List.of())).toList();
    }

    /** After an answer to the caller's messages, a task about it. */
    static Question about(String answer, String task, String model) {
        return new Question(model, List.of(Line.assistant(answer), Line.user(task)));
    }
}
