package dev.touchstone.reference.api;

import dev.touchstone.reference.routing.HangUp;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Tells several calls at a time when their one caller hangs up. */
final class SharedHangUp {
    private final Map<HangUp, Runnable> reactions = new IdentityHashMap<>();
    private boolean gone;

    SharedHangUp(HangUp caller) {
        caller.then(this::happened);
    }

    /** For one of the calls. */
    HangUp each() {
        return new HangUp() {
            @Override
            public void then(Runnable reaction) {
                if (!noted(this, reaction)) {
                    reaction.run();
                }
            }
        };
    }

    /** Whether the caller has hung up. */
    synchronized boolean isGone() {
        return gone;
    }

    private synchronized boolean noted(HangUp call, Runnable reaction) {
        if (!gone) {
            reactions.put(call, reaction);
        }
        return !gone;
    }

    private void happened() {
        List<Runnable> all;
        synchronized (this) {
            gone = true;
            all = List.copyOf(reactions.values());
        }
        all.forEach(Runnable::run);
    }
}
