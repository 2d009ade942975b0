package dev.touchstone.router;

import java.util.List;
import java.util.Map;

/**
 * Plugins, which a tenant enables and configures for itself. A configuration holds settings by
 * name: texts, {@link Boolean}s, {@link java.math.BigDecimal}s (read without closing zeros), lists
 * and maps of the same, and nulls. What is secret in it reads back masked, and may be put back as
 * it was read.
 */
public interface Plugins {

    /** What is shown in place of a secret, whichever it is. */
    String MASK = "********";

    /** All that there are, in the router's order. */
    Outcome<List<Plugin>> list(Person caller);

    /** With the configuration that it has. */
    Outcome<Plugin> enable(Person caller, String plugin);

    /** With this as its whole configuration. */
    Outcome<Plugin> enable(Person caller, String plugin, Map<String, Object> configuration);

    /** Its configuration stays. */
    Outcome<Plugin> disable(Person caller, String plugin);

    /** Refused as {@link Refusal.Reason#NOT_FOUND} when none was set. */
    Outcome<Map<String, Object>> configuration(Person caller, String plugin);

    /** Sets the whole of it. */
    Outcome<Map<String, Object>> configure(
            Person caller, String plugin, Map<String, Object> configuration);

    /** Changes the settings that are named, takes away those that are null, and leaves the rest. */
    Outcome<Map<String, Object>> change(Person caller, String plugin, Map<String, Object> part);

    Outcome<Void> unconfigure(Person caller, String plugin);

    /**
     * @param enabled whether the caller's tenant uses it
     * @param configurationSchema which configurations it takes, as a JSON Schema
     */
    record Plugin(String name, String description, boolean enabled, String configurationSchema) {}
}
