package dev.touchstone.reference.routing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads server-sent events (WHATWG HTML, 9.2.6) from bytes as they come: the data of each event,
 * once it is complete. An event without its closing empty line never appears, for it was cut.
 */
final class EventReader {
    private static final int LONGEST_EVENT = 4 << 20;

    private final Queue<String> events = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterCarriageReturn;

    /**
     * @throws AttemptFailure when the bytes are no UTF-8, or an event is longer than 4 MiB
     */
    void feed(byte[] bytes) throws AttemptFailure {
        for (byte b : bytes) {
            boolean secondHalfOfLineEnd = b == '\n' && afterCarriageReturn;
            afterCarriageReturn = b == '\r';
            if (secondHalfOfLineEnd) {
                continue;
            }
            if (b == '\n' || b == '\r') {
                endLine();
            } else {
                line.write(b);
            }
        }
        if (line.size() + data.length() > LONGEST_EVENT) {
            throw AttemptFailure.of(Outcome.BROKEN, "an event longer than 4 MiB");
        }
    }

    /** The next complete event's data, in order. */
    Optional<String> next() {
        return Optional.ofNullable(events.poll());
    }

    private void endLine() throws AttemptFailure {
        String text = text();
        line.reset();
        if (text.isEmpty()) {
            if (hasData) {
                events.add(data.toString());
            }
            data.setLength(0);
            hasData = false;
        } else if (text.startsWith("data:")) {
            if (hasData) {
                data.append('\n');
            }
            hasData = true;
            data.append(text, text.startsWith("data: ") ? 6 : 5, text.length());
        }
    }

    private String text() throws AttemptFailure {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw AttemptFailure.of(Outcome.BROKEN, "an event that is not UTF-8");
        }
    }
}
