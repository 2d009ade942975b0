package dev.touchstone.reference.api;

import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.identity.Guard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of the API: where each is, who may, and what it does. The guard asks at the door,
 * so that no handler can forget to, and the published contract tells the same roles (ROLE-1).
 */
final class Operations {
    private final RoutesConfig routes;
    private final Guard guard;
    private final Map<String, Action> actions = new HashMap<>();

    Operations(RoutesConfig routes, Guard guard) {
        this.routes = routes;
        this.guard = guard;
    }

    /** A part of the API. */
    interface Part {
        /** Says which operations it has. */
        void offer(Operations operations);
    }

    /** What an operation does for somebody who may. */
    interface Service {
        void serve(Context context, Caller caller) throws Exception;
    }

    /** An operation for anyone. */
    void open(HandlerType method, String path, Handler handler) {
        routes.addHttpHandler(method, path, handler);
    }

    /** An operation for the people whom the action's row of the permission table permits. */
    void guarded(HandlerType method, String path, Action action, Service service) {
        note(method, path, action);
        routes.addHttpHandler(
                method,
                path,
                context -> service.serve(context, guard.permit(action, authorizations(context))));
    }

    /** An operation for the platform's administrator. */
    void platform(HandlerType method, String path, Action action, Handler handler) {
        note(method, path, action);
        routes.addHttpHandler(
                method,
                path,
                context -> {
                    guard.permitPlatform(action, authorizations(context));
                    handler.handle(context);
                });
    }

    private static List<String> authorizations(Context context) {
        return Collections.list(context.req().getHeaders("Authorization"));
    }

    /**
     * What a caller must be permitted for an operation; empty when it is for anyone.
     *
     * @param method in any case
     * @param path as in the contract, such as {@code /api/v1/admin/users/{id}}
     */
    Optional<Action> action(String method, String path) {
        return Optional.ofNullable(actions.get(key(method, path)));
    }

    private void note(HandlerType method, String path, Action action) {
        actions.put(key(method.name(), path), action);
    }

    private static String key(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
