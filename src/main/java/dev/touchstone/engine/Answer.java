package dev.touchstone.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * A status 200 with an answer, as JSON or as a stream, whatever the request asks for. The request
 * is validated first, as a real engine does. {@code max_tokens} cuts the text exactly.
 *
 * @param text the answer; null repeats the prompt
 * @param tokens the pieces that leave one by one and count as one token each; null lets the
 *     tokenizer cut the text
 * @param endless repeat the pieces until the caller hangs up; {@code max_tokens} is ignored, and a
 *     JSON answer never comes
 * @param pace when the bytes leave; null is at once
 * @param fault where and how it breaks; null never
 * @param report what it says about itself; null is the truth
 * @param function what is generated are the arguments of a call of this tool; null is an answer in
 *     words
 * @param spelling how the events of a stream are written; null is as vLLM does
 */
public record Answer(
        String text,
        List<String> tokens,
        boolean endless,
        Pace pace,
        @JsonProperty("break") StreamBreak fault,
        Report report,
        @JsonProperty("calls") String function,
        Spelling spelling)
        implements Behaviour {

    /**
     * @throws IllegalArgumentException when text and tokens are both given and disagree, or the
     *     text is longer than 2,097,152 characters
     */
    public Answer {
        tokens = tokens == null ? null : List.copyOf(tokens);
        if (text != null && tokens != null && !text.equals(String.join("", tokens))) {
            throw new IllegalArgumentException(
                    "tokens: expected pieces that join to the text, got "
                            + tokens
                            + "; give only one of text and tokens");
        }
        if (text != null && tokens == null && text.length() > Tokenizer.MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "text: expected at most %d characters, got %d; longer ones are given as tokens"
                            .formatted(Tokenizer.MAX_CHARACTERS, text.length()));
        }
        pace = pace == null ? Pace.AT_ONCE : pace;
        report = report == null ? Report.TRUE : report;
        spelling = spelling == null ? Spelling.VLLM : spelling;
    }

    @Override
    public boolean hasWords() {
        boolean paceAndFaultOnly =
                new Answer(null, null, false, pace, fault, null, null, null).equals(this);
        return !paceAndFaultOnly;
    }

    private Answer with(Pace changed) {
        return new Answer(text, tokens, endless, changed, fault, report, function, spelling);
    }

    private Answer with(StreamBreak changed) {
        return new Answer(text, tokens, endless, pace, changed, report, function, spelling);
    }

    private Answer with(Report changed) {
        return new Answer(text, tokens, endless, pace, fault, changed, function, spelling);
    }

    /** Leaves in exactly these pieces, each of which counts as one token. */
    public Answer inPieces(String... pieces) {
        return new Answer(null, List.of(pieces), endless, pace, fault, report, function, spelling);
    }

    /** Repeats itself until the caller hangs up. */
    public Answer withoutEnd() {
        return new Answer(text, tokens, true, pace, fault, report, function, spelling);
    }

    /** Calls this tool: what would be the answer are the arguments of the call. */
    public Answer calling(String tool) {
        return new Answer(text, tokens, endless, pace, fault, report, tool, spelling);
    }

    /** Writes the events of a stream so. */
    public Answer spelled(Spelling other) {
        return new Answer(text, tokens, endless, pace, fault, report, function, other);
    }

    /** Sends nothing at all for so long. */
    public Answer firstByteAfter(Duration wait) {
        return with(pace.withFirstByteAfter(wait));
    }

    /** Sends a stream's headers, then nothing for so long. */
    public Answer firstTokenAfter(Duration wait) {
        return with(pace.withFirstTokenAfter(wait));
    }

    /** Waits so long between two tokens. */
    public Answer betweenTokens(Duration wait) {
        return with(pace.withBetweenTokens(wait));
    }

    /** Generates so many tokens, then waits for {@link EngineControl#release}. */
    public Answer holdAfter(int tokenCount) {
        return with(pace.withHoldAfter(tokenCount));
    }

    /** Breaks after so many tokens; with 0, a stream has sent its headers only. */
    public Answer breakAfter(int tokenCount, StreamBreak.Way way) {
        return with(new StreamBreak(tokenCount, false, way, null));
    }

    /** Breaks after so many tokens, with an error that says this. */
    public Answer failAfter(int tokenCount, StreamBreak.Way way, String message) {
        return with(new StreamBreak(tokenCount, false, way, message));
    }

    /** Breaks behind a stream's role chunk, before the first token. */
    public Answer breakAfterOpening(StreamBreak.Way way) {
        return with(new StreamBreak(0, true, way, null));
    }

    /** Reports these numbers instead of the true ones. */
    public Answer reporting(Usage usage) {
        return with(new Report(usage, false, report.finishReason(), report.secondFinishReason()));
    }

    /** Reports no usage, even when asked. */
    public Answer withoutUsage() {
        return with(new Report(null, true, report.finishReason(), report.secondFinishReason()));
    }

    /** Gives this finish reason instead of the true one, {@code content_filter} for instance. */
    public Answer finishingWith(String reason) {
        return with(
                new Report(
                        report.usage(),
                        report.usageMissing(),
                        reason,
                        report.secondFinishReason()));
    }

    /** Gives its finish reason a second time, in a chunk of its own. */
    public Answer finishingTwice() {
        return with(new Report(report.usage(), report.usageMissing(), report.finishReason(), true));
    }
}
