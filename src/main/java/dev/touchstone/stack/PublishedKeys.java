package dev.touchstone.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The keys of the embedded stack's issuer, one RSA and one EC, which it publishes on the loopback
 * address. They are made in the background, since an RSA key takes a tenth of a second.
 */
final class PublishedKeys implements AutoCloseable {

    private static final int RSA_BITS = 2048;

    private final CompletableFuture<JWKSet> keys;
    private final HttpServer server;

    /**
     * New keys, on any free port of the loopback address.
     *
     * @throws StackFailed when no port is free
     */
    PublishedKeys() {
        this(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                CompletableFuture.supplyAsync(PublishedKeys::make, PublishedKeys::inBackground));
    }

    /**
     * Keys that somebody has already.
     *
     * @throws StackFailed when the port is taken
     */
    static PublishedKeys at(InetSocketAddress address, JWKSet keys) {
        return new PublishedKeys(address, CompletableFuture.completedFuture(keys));
    }

    private PublishedKeys(InetSocketAddress address, CompletableFuture<JWKSet> keys) {
        this.keys = keys;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new StackFailed(
                    "The issuer's keys cannot be published at %s: %s"
                            .formatted(address, e.getMessage()),
                    e);
        }
        server.createContext("/", this::publish);
        server.start();
    }

    /** Where the public halves are. */
    URI address() {
        InetSocketAddress bound = server.getAddress();
        return URI.create(
                "http://%s:%d/keys"
                        .formatted(bound.getAddress().getHostAddress(), bound.getPort()));
    }

    /** The keys with their private halves, as a JWK set. */
    String withPrivateHalves() {
        return keys.join().toString(false);
    }

    private void publish(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] document = keys.join().toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", JWKSet.MIME_TYPE);
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        }
    }

    private static void inBackground(Runnable task) {
        Thread maker = new Thread(task, "issuer-keys");
        maker.setDaemon(true);
        maker.start();
    }

    /** One RSA key and one EC key that nobody had before, with their private halves. */
    static JWKSet make() {
        try {
            return new JWKSet(
                    List.of(
                            new RSAKeyGenerator(RSA_BITS).keyID("rsa").generate(),
                            new ECKeyGenerator(Curve.P_256).keyID("ec").generate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA and EC keys", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
