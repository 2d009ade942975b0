package dev.touchstone.livingdoc.page;

import dev.touchstone.livingdoc.run.StepStatus;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.util.Locale;

/** The colour class of a verdict; the word and the sign always stand beside it. */
enum Tone {
    MET,
    UNCHECKED,
    UNSUPPORTED,
    BROKEN,
    ERROR;

    /** The class in the style sheet. */
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tone of(Verdict verdict) {
        return switch (verdict) {
            case MET -> MET;
            case NOT_CHECKED -> UNCHECKED;
            case NOT_SUPPORTED -> UNSUPPORTED;
            case BROKEN -> BROKEN;
            case ERROR -> ERROR;
        };
    }

    static Tone of(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> MET;
            case NOT_RUN -> UNCHECKED;
            case NOT_SUPPORTED -> UNSUPPORTED;
            case FAILED -> BROKEN;
            case ERROR -> ERROR;
        };
    }

    static Tone of(Profile profile) {
        return switch (profile) {
            case CONFORMANT -> MET;
            case PARTIAL -> UNSUPPORTED;
            case FAILED -> BROKEN;
            case ERROR -> ERROR;
        };
    }

    /** A failed step takes the tone of what its scenario made of it. */
    static Tone of(StepStatus status, Tone scenario) {
        return switch (status) {
            case PASSED -> MET;
            case SKIPPED, NOT_RUN -> UNCHECKED;
            case FAILED -> scenario == BROKEN ? BROKEN : ERROR;
            case PENDING, UNDEFINED, AMBIGUOUS, UNKNOWN, UNFINISHED -> ERROR;
        };
    }

    String sign() {
        return switch (this) {
            case MET -> "✓";
            case UNCHECKED -> "○";
            case UNSUPPORTED -> "–";
            case BROKEN -> "✗";
            case ERROR -> "!";
        };
    }
}
