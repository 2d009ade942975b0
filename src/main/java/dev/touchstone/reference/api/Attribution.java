package dev.touchstone.reference.api;

import io.javalin.http.Context;

/** Tells in the head of an answer which engine it is from (FALLBACK-8). */
final class Attribution {
    private Attribution() {}

    /**
     * @param deployment the engine that was asked last
     * @param attempts how many were asked
     */
    static void tell(Context context, String deployment, int attempts) {
        context.header("x-served-by", deployment);
        context.header("x-attempts", Integer.toString(attempts));
    }
}
