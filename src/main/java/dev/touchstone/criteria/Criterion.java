package dev.touchstone.criteria;

import java.util.List;

/**
 * One acceptance criterion.
 *
 * @param id for example {@code STREAM-3}; never changes and is never reused
 * @param statement the sentence, word for word the name of its {@code Rule:}
 * @param capability the id of its area, for example {@code STREAM}
 * @param level core or extended
 * @param since the version of Touchstone in which it appeared
 * @param traces where it comes from: requirement documents and classes of public bugs
 */
public record Criterion(
        String id,
        String statement,
        String capability,
        Level level,
        String since,
        List<String> traces) {

    public Criterion {
        traces = List.copyOf(traces);
    }
}
