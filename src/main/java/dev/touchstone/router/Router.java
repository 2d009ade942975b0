package dev.touchstone.router;

import java.util.Map;

/**
 * A router as its callers see it. An accessor throws {@link CapabilityMissing} for what {@link
 * #missing()} names.
 */
public interface Router {

    /** What it calls itself in reports. */
    String name();

    /** What it does not offer, each with the reason; never empty text. */
    Map<Capability, String> missing();

    /** Whence that is known, for each capability, offered or missing. */
    Map<Capability, Source> sources();

    Health health();

    Metrics metrics();

    Models models();

    Providers providers();

    People people();

    Issuer issuer();

    Chat chat();

    OddRequests oddRequests();

    Ledger ledger();

    Conversations conversations();

    Analytics analytics();

    Plugins plugins();

    TenantSettings settings();
}
