package dev.touchstone.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads events byte by byte (WHATWG HTML, section 9.2.6, "Interpreting an event stream"): lines end
 * with LF, CR or CRLF, an empty line ends an event, a line that begins with a colon is a comment.
 */
final class EventParser {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private StringBuilder data;
    private boolean wellFormed = true;
    private boolean first = true;
    private boolean afterCarriageReturn;

    /** Takes one byte; an event comes back when this byte completed it. */
    Optional<ServerSentEvent> accept(int value) {
        boolean secondHalfOfCrlf = afterCarriageReturn && value == '\n';
        afterCarriageReturn = value == '\r';
        if (secondHalfOfCrlf) {
            return Optional.empty();
        }
        if (value == '\n' || value == '\r') {
            return lineEnded();
        }
        line.write(value);
        return Optional.empty();
    }

    /** What stands there without having been completed; empty when the stream ended cleanly. */
    String residue() {
        String open = data == null ? "" : data + "\n";
        return open + line.toString(StandardCharsets.UTF_8);
    }

    private Optional<ServerSentEvent> lineEnded() {
        if (line.size() == 0) {
            return dispatch();
        }
        String text = withoutMark(decoded());
        line.reset();
        if (text.equals("data") || text.startsWith("data:")) {
            String value = text.substring(Math.min("data:".length(), text.length()));
            data = data == null ? new StringBuilder() : data.append('\n');
            data.append(value.startsWith(" ") ? value.substring(1) : value);
        }
        return Optional.empty();
    }

    /** One byte order mark may stand before the whole stream. */
    private String withoutMark(String text) {
        boolean marked = first && text.startsWith("\uFEFF");
        first = false;
        return marked ? text.substring(1) : text;
    }

    private Optional<ServerSentEvent> dispatch() {
        if (data == null) {
            return Optional.empty();
        }
        ServerSentEvent event = new ServerSentEvent(Instant.now(), data.toString(), wellFormed);
        data = null;
        wellFormed = true;
        return Optional.of(event);
    }

    private String decoded() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            wellFormed = false;
            return line.toString(StandardCharsets.UTF_8);
        }
    }
}
