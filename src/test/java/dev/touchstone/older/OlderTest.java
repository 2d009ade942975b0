package dev.touchstone.older;

import dev.touchstone.sabotage.Defect;
import java.util.Collections;
import java.util.Set;

/**
 * One of the older tests.
 *
 * @param says what it is about
 * @param criteria those that have its place: its area
 */
record OlderTest(
        Origin origin, String suite, String says, Set<String> criteria, Suite.Check check) {

    /** Where older tests come from. */
    enum Origin {
        PLATFORM("Platform's API"),
        ROUTER("Router with fallbacks"),
        INFERENCE("Inference service and its gateway");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Origin of(String suite) {
            return suite.startsWith("Router")
                    ? ROUTER
                    : suite.startsWith("Inference") ? INFERENCE : PLATFORM;
        }
    }

    /** Whether the defect breaks something of its area. */
    boolean isFor(Defect defect) {
        return !Collections.disjoint(defect.breaks(), criteria);
    }

    @Override
    public String toString() {
        return suite + ": " + says;
    }
}
