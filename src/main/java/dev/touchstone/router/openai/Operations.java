package dev.touchstone.router.openai;

import dev.touchstone.router.Credential;
import dev.touchstone.router.Departure;
import dev.touchstone.wire.EventStream;
import dev.touchstone.wire.Opened;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import dev.touchstone.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The operations of the contract over one wire: shows the caller's credential and, for a router
 * that is held to the whole contract, reports every departure from it.
 */
public final class Operations {

    /** The criterion of requests that break the contract. */
    private static final String BROKEN_REQUESTS = "CHAT-6";

    private final Wire wire;
    private final Contract contract;
    private final Consumer<Departure> departures;
    private final boolean breaking;
    private final Dialect dialect;

    /**
     * @param departures is told each departure of each reply; ignores them for a router that never
     *     promised this contract
     */
    public Operations(Wire wire, Contract contract, Consumer<Departure> departures) {
        this(wire, contract, departures, false, Dialect.CONTRACT);
    }

    /** Those of a router that promised another contract, and says some things in its own words. */
    public Operations(Wire wire, Contract contract, Dialect dialect) {
        this(wire, contract, departure -> {}, false, dialect);
    }

    private Operations(
            Wire wire,
            Contract contract,
            Consumer<Departure> departures,
            boolean breaking,
            Dialect dialect) {
        this.wire = wire;
        this.contract = contract;
        this.departures = departures;
        this.breaking = breaking;
        this.dialect = dialect;
    }

    public Received send(String operation, Request request, Credential credential) {
        holdOwn(operation, request);
        return sendAsItIs(operation, request, credential);
    }

    /** The same for a request that is odd on purpose: only the reply is held to the contract. */
    Received sendAsItIs(String operation, Request request, Credential credential) {
        return held(operation, request, wire.send(Showing.of(credential).with(request)));
    }

    /** The same for a request whose body is only begun. */
    Received begin(
            String operation, Request request, OptionalLong announced, Credential credential) {
        Request shown = Showing.of(credential).with(request);
        return held(operation, request, wire.begin(shown, announced));
    }

    public Opened open(String operation, Request request, Credential credential) {
        holdOwn(operation, request);
        Opened opened = wire.open(Showing.of(credential).with(request));
        if (opened instanceof Reply reply) {
            hold(operation, request, reply);
        } else if (opened instanceof EventStream stream) {
            hold(operation, request, stream.head());
        }
        return opened;
    }

    /** The same, for requests that break the contract on purpose. */
    public Operations breakingTheContract() {
        return new Operations(wire, contract, departures, true, dialect);
    }

    private static String body(Request request) {
        return request.body().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    }

    /** What we send keeps the contract, unless it shall not: then the contract must forbid it. */
    private void holdOwn(String operation, Request request) {
        List<Departure> own = contract.departures(operation, request);
        if (breaking && own.isEmpty()) {
            String what = "the published contract would allow " + body(request);
            departures.accept(new Departure(BROKEN_REQUESTS, what));
        }
        if (!breaking) {
            own.forEach(departure -> departed("our own request", departure));
        }
    }

    /** Sends it and goes away, without having got anything, when the moment has come. */
    public void abandon(Request request, Credential credential, Runnable moment) {
        wire.abandon(Showing.of(credential).with(request), moment);
    }

    /** What the router is held to. */
    public Contract contract() {
        return contract;
    }

    /** How the router says it. */
    Dialect dialect() {
        return dialect;
    }

    void departed(String where, Departure departure) {
        departures.accept(new Departure(departure.criterion(), where + ": " + departure.what()));
    }

    private Received held(String operation, Request request, Received received) {
        if (received instanceof Reply reply) {
            hold(operation, request, reply);
        }
        return received;
    }

    private void hold(String operation, Request request, Reply reply) {
        String where =
                "%s %s, answered %d".formatted(request.method(), request.path(), reply.status());
        contract.departures(operation, reply).forEach(departure -> departed(where, departure));
    }
}
