package dev.touchstone.livingdoc.evidence;

import java.util.List;
import java.util.Optional;

/** What a scenario attached to one of its steps, safe to show. */
public sealed interface Evidence {
    /** A short caption. */
    String title();

    /**
     * One exchange between the scenario and the router.
     *
     * @param durationMs milliseconds from the request to the end of the answer
     * @param events server-sent events; of a long stream the first 100 and the last 5
     * @param eventsLeftOut how many events stand between those and are not shown
     */
    record Exchange(
            String title,
            Part request,
            Optional<Part> response,
            Optional<String> failure,
            Optional<Double> durationMs,
            List<Event> events,
            int eventsLeftOut)
            implements Evidence {
        public Exchange {
            events = List.copyOf(events);
        }
    }

    /** A text or JSON that the scenario wrote down. */
    record Note(String title, String mediaType, SafeText text) implements Evidence {}

    /** An attachment that cannot be shown, with the reason. */
    record Unreadable(String title, String mediaType, String reason, long bytes)
            implements Evidence {}

    /** A request or a response: its first line, headers and body. */
    record Part(String line, List<Header> headers, SafeText body) {
        public Part {
            headers = List.copyOf(headers);
        }
    }

    /** One header line. */
    record Header(String name, String value) {}

    /** One server-sent event and when it arrived, in milliseconds after the request. */
    record Event(double atMs, String data) {}
}
