package dev.touchstone.sabotage.act;

import java.util.function.Function;

/**
 * Reads bodies; on each thread the last one only once, for many defects look at one and the same
 * behind each other. What is read is not to be changed. Thread-safe.
 */
final class LastRead<T> {

    private final ThreadLocal<Read<T>> last = new ThreadLocal<>();
    private final Function<byte[], T> reading;

    private record Read<T>(byte[] body, T what) {}

    LastRead(Function<byte[], T> reading) {
        this.reading = reading;
    }

    T of(byte[] body) {
        Read<T> read = last.get();
        if (read == null || read.body() != body) {
            read = new Read<>(body, reading.apply(body));
            last.set(read);
        }
        return read.what();
    }
}
