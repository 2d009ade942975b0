package dev.touchstone.reference.orchestration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in which models can work on one request. */
public enum Mode {
    /** One model answers. */
    SINGLE(1),
    /** One writes, another criticises, the first revises. */
    CRITIQUE(2),
    /** All answer at once, and once more when they disagree. */
    DEBATE(2),
    /** All are asked, and what most of them say is the answer. */
    ENSEMBLE(2),
    /** One drafts, the next refines, the third validates. */
    PIPELINE(3);

    /** What a model is told to do with answers has no more tokens, the template's included. */
    public static final int TOKENS_OF_A_TASK = 100;

    /** What stands around each answer that a model is shown has no more. */
    public static final int TOKENS_AROUND_AN_ANSWER = 4;

    private final int least;

    Mode(int least) {
        this.least = least;
    }

    /** How many models it needs. */
    public int least() {
        return least;
    }

    /** How many model calls it makes at the most, with so many models. */
    public int mostCalls(int models) {
        return switch (this) {
            case SINGLE -> 1;
            case CRITIQUE -> Critique.MOST_CALLS;
            case DEBATE -> Debate.MOST_ROUNDS * models;
            case ENSEMBLE -> models;
            case PIPELINE -> PIPELINE.least;
        };
    }

    /** The name used in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all of them. */
    public static Set<String> labels() {
        return Arrays.stream(values()).map(Mode::label).collect(Collectors.toSet());
    }

    /**
     * The mode of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Mode labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /**
     * Has the models work.
     *
     * @param models who takes part, the one that was asked for first; as many as the mode needs, or
     *     more
     * @throws Unanswered when one of them gives no complete answer
     */
    public Conclusion conclude(List<String> models, Desk desk) throws Unanswered {
        return switch (this) {
            case SINGLE -> Conclusion.of(desk.ask(new Question(models.get(0), List.of())));
            case CRITIQUE -> new Critique(models.get(0), models.get(1)).conclude(desk);
            case DEBATE -> new Debate(models).conclude(desk);
            case ENSEMBLE -> Agreement.among(desk.askAll(Question.plain(models))).conclusion();
            case PIPELINE -> new Pipeline(models).conclude(desk);
        };
    }
}
