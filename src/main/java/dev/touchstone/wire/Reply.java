package dev.touchstone.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A complete reply.
 *
 * @param body the bytes received, at most {@link Limits#maximumBody()}
 * @param cut whether the body was longer than that and the rest was left unread
 * @param took from sending to the last byte
 */
public record Reply(int status, List<Header> headers, byte[] body, boolean cut, Duration took)
        implements Received, Opened {

    /** The first value of this header, in whatever case it was written. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Whether every byte of the body is part of a UTF-8 character. */
    public boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The body as UTF-8; what is no UTF-8 shows as U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
