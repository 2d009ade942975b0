package dev.touchstone.reference.routing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Shares the answer of a probe among all who ask within a short time, so that many who ask at once
 * cost one probe.
 */
public final class Fresh<T> {
    private final Supplier<CompletableFuture<T>> probe;
    private final long nanos;
    private CompletableFuture<T> latest;
    private long startedAt;

    /**
     * @param age how old an answer may be, counted from the start of its probe
     */
    public Fresh(Duration age, Supplier<CompletableFuture<T>> probe) {
        this.probe = probe;
        this.nanos = age.toNanos();
    }

    /** An answer that is fresh enough, perhaps still on its way. */
    public synchronized CompletableFuture<T> get() {
        long now = System.nanoTime();
        if (latest == null || now - startedAt >= nanos) {
            startedAt = now;
            latest = probe.get();
        }
        return latest;
    }
}
