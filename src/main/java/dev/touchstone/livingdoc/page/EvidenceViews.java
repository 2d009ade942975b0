package dev.touchstone.livingdoc.page;

import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.page.PageView.EventView;
import dev.touchstone.livingdoc.page.PageView.EvidenceView;
import dev.touchstone.livingdoc.page.PageView.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays out what a step attached. */
final class EvidenceViews {
    private static final int FIRST_EVENTS = 100;

    EvidenceView of(Evidence evidence) {
        if (evidence instanceof Evidence.Exchange exchange) {
            return exchange(exchange);
        }
        if (evidence instanceof Evidence.Note note) {
            return new EvidenceView(
                    note.title(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            new TextView(
                                    note.mediaType(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(note.text().text()),
                                    ScenarioViews.cut(note.text().bytesCut()))),
                    false,
                    List.of());
        }
        Evidence.Unreadable unreadable = (Evidence.Unreadable) evidence;
        return new EvidenceView(
                unreadable.title(),
                Optional.of("cannot be shown"),
                Optional.empty(),
                Optional.of(
                        unreadable.mediaType()
                                + ", "
                                + unreadable.bytes()
                                + " bytes: "
                                + unreadable.reason()),
                List.of(),
                false,
                List.of());
    }

    private static EvidenceView exchange(Evidence.Exchange exchange) {
        List<TextView> parts = new ArrayList<>();
        parts.add(part("Request", exchange.request()));
        exchange.response().ifPresent(response -> parts.add(part("Response", response)));
        return new EvidenceView(
                exchange.title(),
                exchange.failure().or(() -> exchange.response().map(Evidence.Part::line)),
                exchange.durationMs().map(Durations::ofMillis),
                exchange.failure(),
                parts,
                !exchange.events().isEmpty(),
                events(exchange));
    }

    private static TextView part(String caption, Evidence.Part part) {
        String headers =
                part.headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .collect(Collectors.joining("\n"));
        return new TextView(
                caption,
                Optional.of(part.line()).filter(line -> !line.isEmpty()),
                Optional.of(headers).filter(lines -> !lines.isEmpty()),
                Optional.of(part.body().text()).filter(body -> !body.isEmpty()),
                ScenarioViews.cut(part.body().bytesCut()));
    }

    private static List<EventView> events(Evidence.Exchange exchange) {
        List<EventView> rows = new ArrayList<>();
        for (Evidence.Event event : exchange.events()) {
            if (rows.size() == FIRST_EVENTS && exchange.eventsLeftOut() > 0) {
                rows.add(
                        new EventView(
                                true,
                                "",
                                exchange.eventsLeftOut() + " events left out; the last ones:"));
            }
            rows.add(
                    new EventView(
                            false, String.format(Locale.ROOT, "%.1f", event.atMs()), event.data()));
        }
        return rows;
    }
}
