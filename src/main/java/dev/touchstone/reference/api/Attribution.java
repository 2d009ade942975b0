package dev.touchstone.reference.api;

import io.javalin.http.Context;

/** Tells in the head of an answer which engine it is from (FALLBACK-8). */
final class Attribution {
    private Attribution() {}

    /**
     * @param deployment the engine that answered
     * @param attempts how many were asked
     */
    static void tell(Context context, String deployment, int attempts) {
        context.header("x-served-by", deployment);
        tell(context, attempts);
    }

    /** No engine answered, so that none is named. */
    static void tell(Context context, int attempts) {
        context.header("x-attempts", Integer.toString(attempts));
    }
}
