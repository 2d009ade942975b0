package dev.touchstone.acceptance.world;

import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Person;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Somebody who stops reading a stream, and goes on later. */
public final class SlowReader {

    /** What an engine may take for its next token. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The pause is longer than that, and the engine does nothing any more in it. */
    private static final Duration PAUSE = Duration.ofMillis(2500);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Talk talk;
    private final Engines engines;

    public SlowReader(Talk talk, Engines engines) {
        this.talk = talk;
        this.engines = engines;
    }

    /** Reads so many pieces of an answer, and no more for now. */
    public AnswerStream begin(Person caller, String text, int pieces) {
        ChatRequest question = talk.question(text).within(PATIENCE);
        talk.begin(caller, question);
        ReadStream.of(talk.stream()).readTokens(pieces);
        return talk.stream();
    }

    /** Reads nothing until the engine has got no further for the length of the pause. */
    public void pause() {
        AtomicInteger before = new AtomicInteger(-1);
        Awaitility.await("the engine of a paused reader comes to rest")
                .atMost(LONGEST)
                .pollDelay(PAUSE)
                .pollInterval(PAUSE)
                .until(() -> isAtRest(before));
    }

    private boolean isAtRest(AtomicInteger before) {
        int generated = generated();

        return before.getAndSet(generated) == generated || first().state() == State.COMPLETE;
    }

    /** How many tokens the engine has generated for the first request of this scenario. */
    public int generated() {
        return first().generatedTokens();
    }

    private JournalEntry first() {
        return engines.asked(1).get(0);
    }
}
