package dev.touchstone.sabotage.relay;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Splits a stream into events, each with the empty line behind it (WHATWG HTML, 9.2.6). */
final class EventSplitter {

    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private boolean lineIsEmpty = true;
    private boolean afterCarriageReturn;
    private boolean complete;

    /** The events that are complete with these bytes. */
    List<byte[]> take(byte[] bytes) {
        List<byte[]> events = new ArrayList<>();
        for (byte one : bytes) {
            boolean secondHalf = afterCarriageReturn && one == '\n';
            if (complete && !secondHalf) {
                end(events);
            }
            event.write(one);
            afterCarriageReturn = one == '\r';
            if (secondHalf) {
                continue;
            }
            boolean ending = one == '\n' || one == '\r';
            complete = ending && lineIsEmpty;
            lineIsEmpty = ending;
        }
        if (complete && !afterCarriageReturn) {
            end(events);
        }
        return events;
    }

    /** What stands there without an empty line behind it. */
    byte[] rest() {
        return event.toByteArray();
    }

    private void end(List<byte[]> events) {
        events.add(event.toByteArray());
        event.reset();
        complete = false;
        lineIsEmpty = true;
    }
}
