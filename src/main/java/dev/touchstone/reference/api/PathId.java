package dev.touchstone.reference.api;

import io.javalin.http.Context;
import java.util.UUID;

/** The {@code {id}} of a path. */
final class PathId {
    private PathId() {}

    /**
     * The id; what is no UUID names nothing.
     *
     * @throws ApiError 404
     */
    static UUID of(Context context) {
        try {
            return UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw ApiError.notFound();
        }
    }
}
