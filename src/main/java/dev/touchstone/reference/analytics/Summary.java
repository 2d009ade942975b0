package dev.touchstone.reference.analytics;

import java.util.List;
import java.util.Optional;

/**
 * What a tenant used in a period.
 *
 * @param responseTimes empty when there was no call whose time is known
 * @param byModel the same, model by model, in the order of their names
 */
public record Summary(
        Totals totals, Optional<ResponseTimes> responseTimes, List<ModelTotals> byModel) {

    /** What the calls of one model came to. */
    public record ModelTotals(String model, Totals totals) {}
}
