package dev.touchstone.reference.api;

import io.javalin.http.Context;
import java.util.UUID;

/**
 * The router's own id of a request: answered as {@code x-request-id}, known to engine and ledger.
 */
final class RequestId {
    private static final String NAME = "x-request-id";

    private RequestId() {}

    static void give(Context context) {
        UUID id = UUID.randomUUID();
        context.attribute(NAME, id);
        context.header(NAME, id.toString());
    }

    static UUID of(Context context) {
        UUID id = context.attribute(NAME);
        if (id == null) {
            throw new IllegalStateException("The request was given no id");
        }
        return id;
    }
}
