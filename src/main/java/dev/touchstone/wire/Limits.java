package dev.touchstone.wire;

import java.time.Duration;

/**
 * How long and how much is waited for; past it the exchange ends with a {@link NoReply}, never with
 * a hang.
 *
 * @param answer from sending a request to the last byte of its reply
 * @param stream from sending a request to the end of its stream
 * @param maximumBody bytes of a reply, or of a whole stream, that are read at most
 */
public record Limits(Duration answer, Duration stream, int maximumBody) {

    /** Enough for any real answer, and little enough that a hostile one does no harm. */
    public static final int EIGHT_MEBIBYTES = 8 * 1024 * 1024;

    /** Characters in one header line, far more than any client accepts. */
    static final int HEADER_LINE = 32 * 1024;

    /** Header lines in one reply. */
    static final int HEADERS = 200;
}
