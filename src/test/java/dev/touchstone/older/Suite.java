package dev.touchstone.older;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * A file of older tests.
 *
 * @param name the heading under which the document that maps them has them
 * @param tests what each does, by the words of its row
 */
record Suite(String name, Map<String, Check> tests) {

    /** What a test does and looks at. */
    interface Check {
        /**
         * @throws AssertionError when it notices that something is wrong
         * @throws TestAbortedException when it skips itself
         */
        void run(Seeded seeded);
    }

    static Suite of(String name) {
        return new Suite(name, new LinkedHashMap<>());
    }

    Suite test(String says, Check check) {
        tests.put(says, check);
        return this;
    }

    /** The same tests, each of which does this first. */
    Suite after(Check first) {
        tests.replaceAll(
                (says, check) ->
                        seeded -> {
                            first.run(seeded);
                            check.run(seeded);
                        });
        return this;
    }
}
