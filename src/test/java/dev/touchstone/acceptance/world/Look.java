package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.Format;
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
        return daily().given("a row for each day");
    }

    public Reaction<List<Day>> daily() {
        return new Reaction<>(viewer, byDay);
    }

    public List<ModelDay> table() {
        return export(Format.CSV);
    }

    public List<ModelDay> json() {
        return export(Format.JSON);
    }

    public List<ModelDay> export(Format format) {
        return new Reaction<>(viewer, format == Format.CSV ? asTable : asJson)
                .given("the export as " + format);
    }

    /** What came of each form. */
    public Stream<Reaction<?>> reactions() {
        return Stream.of(
                new Reaction<>(viewer + ", who asks for the summary,", summarized),
                new Reaction<>(viewer + ", who asks for each day,", byDay),
                new Reaction<>(viewer + ", who asks for the export as CSV,", asTable),
                new Reaction<>(viewer + ", who asks for the export as JSON,", asJson));
    }
}
