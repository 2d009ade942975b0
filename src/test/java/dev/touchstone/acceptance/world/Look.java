package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** The analytics of some days in each form in which they are told. */
public record Look(
        String viewer,
        Outcome<Summary> summarized,
        Outcome<List<Day>> byDay,
        Outcome<List<ModelDay>> asTable,
        Outcome<List<ModelDay>> asJson) {

    public Summary summary() {
        return new Reaction<>(viewer, summarized).given("a summary");
    }

    public List<Day> days() {
        return new Reaction<>(viewer, byDay).given("a row for each day");
    }

    public List<ModelDay> table() {
        return new Reaction<>(viewer, asTable).given("the export as CSV");
    }

    public List<ModelDay> json() {
        return new Reaction<>(viewer, asJson).given("the export as JSON");
    }

    /** What came of each form. */
    public Stream<Reaction<?>> reactions() {
        return Stream.of(summarized, byDay, asTable, asJson)
                .map(outcome -> new Reaction<>(viewer, outcome));
    }
}
