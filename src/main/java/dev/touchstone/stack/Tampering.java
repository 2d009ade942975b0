package dev.touchstone.stack;

import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.router.RouterDescription;
import java.net.URI;

/**
 * What is done to a system on purpose, to see whether anybody notices: something stands before its
 * parts, or they are made otherwise. Thread-safe.
 */
public interface Tampering {

    /** Nothing is done. */
    Tampering NONE = new Tampering() {};

    /** Where callers reach the router that this describes. */
    default URI router(RouterDescription router) {
        return router.url();
    }

    /** Where the router reaches this engine. */
    default URI engine(String name, URI engine) {
        return engine;
    }

    /** How the router is configured. */
    default ReferenceConfig configuration(ReferenceConfig usual) {
        return usual;
    }

    /** SQL statements that the owner of the router's tables runs once they are there. */
    default String database() {
        return "";
    }
}
