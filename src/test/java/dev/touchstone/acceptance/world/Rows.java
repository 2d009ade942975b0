package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that must be exactly these, in this order; the failure begins with where they are not. */
public final class Rows {

    private Rows() {}

    /**
     * @param what whose rows, for the report
     */
    public static <T> void same(String what, List<T> expected, List<T> actual) {
        assertThat(actual).as("%s%s", what, words(expected, actual)).isEqualTo(expected);
    }

    private static <T> String words(List<T> expected, List<T> actual) {
        List<T> lacking = without(expected, actual);
        List<T> surplus = without(actual, expected);
        if (lacking.isEmpty() && surplus.isEmpty()) {
            return expected.equals(actual) ? "" : ": the right rows in another order";
        }
        return ": should say %s, but says %s".formatted(told(lacking), told(surplus));
    }

    private static <T> List<T> without(List<T> rows, List<T> others) {
        List<T> left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left;
    }

    private static String told(List<?> rows) {
        return rows.isEmpty()
                ? "no more"
                : rows.stream().map(Object::toString).collect(Collectors.joining("; "));
    }
}
