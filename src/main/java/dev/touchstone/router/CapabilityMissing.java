package dev.touchstone.router;

import java.util.Map;

/** This router, or the system around it, does not offer a capability; the message says why. */
public final class CapabilityMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Capability capability;

    public CapabilityMissing(Capability capability, String reason) {
        super(reason);
        this.capability = capability;
    }

    /** Throws when this capability is among the missing ones. */
    public static void unlessOffered(Capability capability, Map<Capability, String> missing) {
        String reason = missing.get(capability);
        if (reason != null) {
            throw new CapabilityMissing(capability, reason);
        }
    }

    public Capability capability() {
        return capability;
    }
}
