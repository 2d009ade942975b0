package dev.touchstone.wire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reply that is read while it is written: events one by one, in the thread that asks for them, so
 * that their times are those of the socket. Not thread-safe but for {@link #hangUp()}.
 */
public final class EventStream implements Opened, AutoCloseable {

    /** How a stream ended. */
    public enum Ending {
        /** It goes on, or nobody has read further. */
        OPEN,
        /** The router ended the body properly. */
        CLEAN,
        /** The connection closed or broke inside the body. */
        CUT,
        /** The deadline passed. */
        SILENT,
        /** It was longer than {@link Limits#maximumBody()}. */
        TOO_LONG,
        /** We hung up. */
        HUNG_UP
    }

    private final Connection connection;
    private final InputStream body;
    private final int maximumBody;
    private final EventParser parser = new EventParser();
    private final List<ServerSentEvent> events = new ArrayList<>();
    private final StreamRecord record;
    private int read;
    private volatile Ending ending = Ending.OPEN;

    EventStream(Connection connection, InputStream body, int maximumBody, StreamRecord record) {
        this.connection = connection;
        this.body = body;
        this.maximumBody = maximumBody;
        this.record = record;
    }

    /** Status, headers and no body: what came before the first event. */
    public Reply head() {
        return record.head();
    }

    public Instant sentAt() {
        return record.sentAt();
    }

    /** All events read so far. */
    public List<ServerSentEvent> events() {
        return List.copyOf(events);
    }

    public Ending ending() {
        return ending;
    }

    /** What stood at the end without being a whole event. */
    public String residue() {
        return parser.residue();
    }

    /** Blocks until the next event; empty when the stream has ended, {@link #ending()} says how. */
    public Optional<ServerSentEvent> next() {
        while (ending == Ending.OPEN) {
            Optional<ServerSentEvent> event = readByte();
            if (event.isPresent()) {
                events.add(event.get());
                return event;
            }
        }
        return Optional.empty();
    }

    /** Closes the connection at once, as a caller does who has gone. */
    public void hangUp() {
        end(Ending.HUNG_UP);
    }

    @Override
    public void close() {
        end(Ending.HUNG_UP);
    }

    private Optional<ServerSentEvent> readByte() {
        try {
            int value = body.read();
            if (value < 0) {
                // a socket that the deadline closed may end like one that the router closed
                end(connection.timedOut() ? Ending.SILENT : Ending.CLEAN);
            } else if (++read > maximumBody) {
                end(Ending.TOO_LONG);
            } else {
                return parser.accept(value);
            }
        } catch (IOException e) {
            end(connection.timedOut() ? Ending.SILENT : Ending.CUT);
        }
        return Optional.empty();
    }

    private synchronized void end(Ending how) {
        if (ending != Ending.OPEN) {
            return;
        }
        ending = how;
        connection.close();
        record.finish(events, how, parser.residue());
    }
}
