package dev.touchstone.sabotage.relay;

import java.net.ProtocolException;

/**
 * The head of the reply to a request.
 *
 * @param method of the request
 */
record ReplyHead(Head head, int status, String method) {

    static ReplyHead of(Head head, String method) throws ProtocolException {
        return new ReplyHead(head, head.status(), method);
    }

    Told told() {
        return new Told(status, head.fields(), new byte[0]);
    }

    /** The words behind that status: its own, as long as it is its own status. */
    String reason(int other) {
        String[] parts = head.start().split(" ", 3);
        return other != status ? Encoded.reason(other) : parts.length < 3 ? "" : parts[2];
    }

    boolean isBodiless() {
        return Body.isBodiless(method, status);
    }
}
