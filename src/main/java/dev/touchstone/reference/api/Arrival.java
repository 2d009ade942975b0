package dev.touchstone.reference.api;

import io.javalin.http.Context;
import java.time.Duration;

/** The moment at which a request arrived, by a clock that nobody sets. */
record Arrival(long nanoTime) {
    private static final String NAME = "arrival";

    static void note(Context context) {
        context.attribute(NAME, new Arrival(System.nanoTime()));
    }

    static Arrival of(Context context) {
        Arrival arrival = context.attribute(NAME);
        if (arrival == null) {
            throw new IllegalStateException("Nobody noted when the request arrived");
        }
        return arrival;
    }

    /** How long ago it was. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
