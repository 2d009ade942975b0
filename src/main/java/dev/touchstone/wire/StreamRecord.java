package dev.touchstone.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Turns a stream into evidence when it has ended. */
record StreamRecord(Request request, String url, Reply head, Instant sentAt, Evidence evidence) {

    private static final int FIRST = 400;
    private static final int LAST = 100;
    private static final int EVENT = 1000;

    void finish(List<ServerSentEvent> events, EventStream.Ending ending, String residue) {
        evidence.add(
                new Exchange(
                        Shown.title(request),
                        Shown.request(request, url),
                        Shown.reply(head),
                        failure(ending, residue),
                        milliseconds(Instant.now()),
                        shown(events)));
    }

    /** Of a very long stream, how it began and how it ended. */
    private List<Exchange.Event> shown(List<ServerSentEvent> events) {
        int cut = events.size() - FIRST - LAST;
        if (cut <= 0) {
            return events.stream().map(this::shown).toList();
        }
        ServerSentEvent next = events.get(FIRST);
        Exchange.Event note =
                new Exchange.Event(milliseconds(next.at()), "[" + cut + " more events cut]");
        List<ServerSentEvent> last = events.subList(events.size() - LAST, events.size());
        return Stream.of(
                        events.subList(0, FIRST).stream().map(this::shown),
                        Stream.of(note),
                        last.stream().map(this::shown))
                .flatMap(part -> part)
                .toList();
    }

    private Exchange.Event shown(ServerSentEvent event) {
        return new Exchange.Event(milliseconds(event.at()), Exchange.shown(event.data(), EVENT));
    }

    private double milliseconds(Instant at) {
        return Duration.between(sentAt, at).toNanos() / 1_000_000.0;
    }

    private static String failure(EventStream.Ending ending, String residue) {
        String rest = residue.isEmpty() ? "" : "; unfinished: " + Exchange.shown(residue, EVENT);
        return switch (ending) {
            case OPEN, CLEAN -> residue.isEmpty() ? null : "the stream ended" + rest;
            case CUT -> "the connection broke inside the stream" + rest;
            case SILENT -> "the stream did not end before the deadline" + rest;
            case TOO_LONG -> "the stream was longer than is read, the rest was left" + rest;
            case HUNG_UP -> "the caller hung up";
        };
    }
}
