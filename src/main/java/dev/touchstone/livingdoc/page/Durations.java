package dev.touchstone.livingdoc.page;

import java.time.Duration;
import java.util.Locale;

/** Durations in a form that is easy to compare by eye. */
final class Durations {
    private Durations() {}

    /** For example "< 0.1 ms", "0.4 ms", "31 ms", "2.35 s", "3 min 5 s". */
    static String of(Duration duration) {
        return ofMillis(duration.toNanos() / 1e6);
    }

    static String ofMillis(double millis) {
        if (millis < 0.05) {
            return "< 0.1 ms";
        }
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 999.5) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (millis < 59_995) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000);
        }
        long seconds = Math.round(millis / 1000);
        return seconds / 60 + " min " + seconds % 60 + " s";
    }
}
