package dev.touchstone.router.openai;

import dev.touchstone.router.Credential;
import dev.touchstone.wire.Opened;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import dev.touchstone.wire.Wire;
import java.util.function.Consumer;

/**
 * The operations of the contract over one wire: shows the caller's credential and, for a router
 * that is held to the whole contract, reports every departure from it.
 */
public final class Operations {

    private final Wire wire;
    private final Contract contract;
    private final Consumer<String> departures;

    /**
     * @param departures is told each departure of each reply; ignores them for a router that never
     *     promised this contract
     */
    public Operations(Wire wire, Contract contract, Consumer<String> departures) {
        this.wire = wire;
        this.contract = contract;
        this.departures = departures;
    }

    public Received send(String operation, Request request, Credential credential) {
        Received received = wire.send(showing(request, credential));
        if (received instanceof Reply reply) {
            hold(operation, request, reply);
        }
        return received;
    }

    public Opened open(String operation, Request request, Credential credential) {
        Opened opened = wire.open(showing(request, credential));
        if (opened instanceof Reply reply) {
            hold(operation, request, reply);
        }
        return opened;
    }

    void abandon(Request request, Credential credential, Runnable moment) {
        wire.abandon(showing(request, credential), moment);
    }

    /** What the router is held to. */
    public Contract contract() {
        return contract;
    }

    void departed(String what) {
        departures.accept(what);
    }

    private void hold(String operation, Request request, Reply reply) {
        contract.deviations(operation, reply).stream()
                .map(
                        deviation ->
                                "%s %s, answered %d: %s"
                                        .formatted(
                                                request.method(),
                                                request.path(),
                                                reply.status(),
                                                deviation))
                .forEach(departures);
    }

    private static Request showing(Request request, Credential credential) {
        return credential instanceof Credential.Bearer bearer
                ? request.with("Authorization", "Bearer " + bearer.secret())
                : request;
    }
}
