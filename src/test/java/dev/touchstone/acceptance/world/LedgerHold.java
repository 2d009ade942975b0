package dev.touchstone.acceptance.world;

import dev.touchstone.stack.HeldLedger;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody holds the ledger of a router of this scenario's own, so that it takes no entry. */
public final class LedgerHold {

    /** How soon an answer must come to the ledger. */
    private static final Duration PROMPTLY = Duration.ofSeconds(30);

    private final OwnRouter own;
    private HeldLedger held;

    public LedgerHold(OwnRouter own) {
        this.own = own;
    }

    public void hold() {
        held = own.system().holdLedger();
    }

    /** Waits until so many answers wait for their entry. */
    public void awaitWaiting(int answers) {
        try {
            Awaitility.await()
                    .atMost(PROMPTLY)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> held.waiting() == answers);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%d answers should wait for their entries within %d s, but %d do"
                            .formatted(answers, PROMPTLY.toSeconds(), held.waiting()),
                    e);
        }
    }

    /** Lets it go, if it is held. */
    public void letGo() {
        if (held != null) {
            held.close();
        }
    }
}
