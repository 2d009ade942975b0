package dev.touchstone.router;

/** This router, or the system around it, does not offer a capability; the message says why. */
public final class CapabilityMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Capability capability;

    public CapabilityMissing(Capability capability, String reason) {
        super(reason);
        this.capability = capability;
    }

    public Capability capability() {
        return capability;
    }
}
