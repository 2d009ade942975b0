package dev.touchstone.router;

import dev.touchstone.router.Analytics.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of what was served, to whom and at what cost. */
public interface Ledger {

    /** All entries of the caller's tenant, newest first, page by page until there is no more. */
    default Outcome<List<LedgerEntry>> entries(Person reader) {
        return entries(reader, Filter.NONE);
    }

    /** Those of them that the filter lets through. */
    Outcome<List<LedgerEntry>> entries(Person reader, Filter filter);

    /** What all entries of the caller's tenant came to, as the router itself adds them up. */
    Outcome<Sums> sums(Person reader, Grouping by);

    /** By what the router adds up; the keys of the groups. */
    enum Grouping {
        /** The name by which the router knows somebody. */
        PERSON,
        /** The name of the model. */
        MODEL,
        /** The day in UTC, such as 2026-11-21. */
        DAY
    }

    /** All entries together, and by group. */
    record Sums(Totals total, Map<String, Totals> groups) {}

    /**
     * Which entries are asked for; what is empty lets all through.
     *
     * @param person the name by which the router knows somebody
     * @param trace the caller's name for a request
     * @param from the first moment at which something was entered
     * @param until the first moment after the last one
     */
    record Filter(
            Optional<String> person,
            Optional<String> trace,
            Optional<Instant> from,
            Optional<Instant> until) {

        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public static Filter person(String id) {
            return NONE.of(id);
        }

        public static Filter trace(String trace) {
            return new Filter(
                    Optional.empty(), Optional.of(trace), Optional.empty(), Optional.empty());
        }

        /** Those of them that are one person's. */
        public Filter of(String id) {
            return new Filter(Optional.of(id), trace, from, until);
        }

        /** From a first moment on. */
        public static Filter from(Instant first) {
            return new Filter(
                    Optional.empty(), Optional.empty(), Optional.of(first), Optional.empty());
        }

        /** Those before a moment. */
        public static Filter until(Instant end) {
            return new Filter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(end));
        }
    }
}
