package dev.touchstone.engine;

import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.JournalEntry.Token;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One request's line in the journal while it is being written. Thread-safe. */
final class JournalRecord {

    private static final int SENT_TEXT_KEPT = 1 << 20;
    private static final int TOKENS_KEPT = 10_000;

    private final long id;
    private final String engine;
    private final String marker;
    private final Instant receivedAt = now();
    private final String body;
    private final Map<String, String> headers;
    private final boolean stream;
    private final StringBuilder sentText = new StringBuilder();
    private final List<Token> tokens = new ArrayList<>();
    private Integer status;
    private int promptTokens;
    private int generatedTokens;
    private Usage reported;
    private State state = State.WAITING;
    private Instant endedAt;

    JournalRecord(long id, String engine, String body, Map<String, String> headers) {
        this.id = id;
        this.engine = engine;
        this.marker = Marker.in(body).orElse(null);
        this.body = body;
        this.headers = headers;
        this.stream = ChatRequest.asksForStream(body);
    }

    String marker() {
        return marker;
    }

    int size() {
        return body.length();
    }

    synchronized void status(int sent) {
        status = sent;
    }

    /** The prompt is counted before anything is generated. */
    synchronized void counted(int prompt) {
        promptTokens = prompt;
    }

    synchronized void generating() {
        state = State.GENERATING;
    }

    synchronized void generated(Tokenizer.Piece piece) {
        generatedTokens += piece.tokens();
        if (tokens.size() < TOKENS_KEPT) {
            tokens.add(new Token(piece.text(), piece.tokens(), now()));
        }
    }

    /** The model's own count of what it generated; the pieces may be fewer than the tokens. */
    synchronized void generatedInAll(int count) {
        generatedTokens = count;
    }

    synchronized void sent(String text) {
        int room = SENT_TEXT_KEPT - sentText.length();
        sentText.append(text, 0, Math.min(room, text.length()));
    }

    synchronized void reported(Usage usage) {
        reported = usage;
    }

    /** The end, unless there was one before. */
    synchronized void ended(State end) {
        if (endedAt == null) {
            state = end;
            endedAt = now();
        }
    }

    /** Broken, and the connection stays open: the end comes with the caller's hang-up. */
    synchronized void stalled() {
        state = State.BROKEN;
    }

    /** The caller hung up; what the script broke before stays broken. */
    synchronized void hungUp() {
        ended(state == State.BROKEN ? State.BROKEN : State.ABORTED);
    }

    /** The last bytes could not be written: the caller had left. */
    synchronized void undelivered() {
        state = State.ABORTED;
        endedAt = now();
    }

    synchronized JournalEntry entry() {
        return new JournalEntry(
                id,
                engine,
                marker,
                receivedAt,
                body,
                headers,
                stream,
                status,
                sentText.toString(),
                tokens,
                promptTokens,
                generatedTokens,
                reported,
                state,
                endedAt);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
