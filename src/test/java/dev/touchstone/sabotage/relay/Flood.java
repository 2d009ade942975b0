package dev.touchstone.sabotage.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Writes more than any buffer holds, and knows how much of it was taken. */
final class Flood {

    private static final byte[] PIECE = new byte[64 << 10];

    private final int length;
    private final AtomicInteger written = new AtomicInteger();
    private final CompletableFuture<Void> ended;

    Flood(Peer writer, int length) {
        this.length = length;
        this.ended = CompletableFuture.runAsync(() -> write(writer));
    }

    private void write(Peer writer) {
        try {
            while (written.get() < length) {
                writer.says(PIECE);
                written.addAndGet(PIECE.length);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a side that should only wait has gone", e);
        }
    }

    /** How much was taken when nothing more has been taken for half a second. */
    int untilItStalls() {
        AtomicInteger before = new AtomicInteger(-1);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(20))
                .until(() -> before.getAndSet(written.get()) == written.get());
        return written.get();
    }

    void assertAllWritten() throws Exception {
        ended.get(10, TimeUnit.SECONDS);
        assertThat(written).hasValue(length);
    }
}
