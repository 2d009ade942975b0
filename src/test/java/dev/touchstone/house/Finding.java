package dev.touchstone.house;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A place where the project departs from one of its own rules.
 *
 * @param line counted from 1
 * @param what what was found there
 * @param why the reason of the rule
 */
record Finding(String file, long line, String rule, String what, String why) {

    @Override
    public String toString() {
        return "%s:%d: [%s] %s; %s".formatted(file, line, rule, what, why);
    }

    /** One finding a line, for the message of a test. */
    static String list(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n", "\n", ""));
    }
}
