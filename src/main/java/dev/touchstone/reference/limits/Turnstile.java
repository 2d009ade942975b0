package dev.touchstone.reference.limits;

import dev.touchstone.reference.Capacity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests through at a time, and so many wait for a short while, first come, first
 * served. Who finds no room is turned away at once. Safe for use by many threads.
 */
public final class Turnstile {
    private final Capacity capacity;
    private final Semaphore underWay;
    private final Semaphore inside;

    /** As wide as this capacity. */
    public Turnstile(Capacity capacity) {
        this.capacity = capacity;
        underWay = new Semaphore(capacity.underWay(), true);
        inside = new Semaphore(capacity.underWay() + capacity.waiting());
    }

    /** Somebody's turn. */
    @FunctionalInterface
    public interface Turn {
        /** Makes room for the next one; to be called once. */
        void end();
    }

    /** When who was turned away may try again. */
    public Duration comeBackIn() {
        return Duration.ofSeconds(1);
    }

    /** A turn, perhaps after a wait; empty when there is no room. */
    public Optional<Turn> enter() {
        if (!inside.tryAcquire()) {
            return Optional.empty();
        }
        if (hasItsTurn()) {
            return Optional.of(
                    () -> {
                        underWay.release();
                        inside.release();
                    });
        }
        inside.release();
        return Optional.empty();
    }

    private boolean hasItsTurn() {
        try {
            return underWay.tryAcquire(capacity.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Only the router's end interrupts: it takes nothing on any more.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
