package dev.touchstone.reference.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.reference.ReferenceConfig.PublishedKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer's address with its keys, which a test changes and counts the visits of. */
final class KeyServer implements AutoCloseable {
    static final RSAKey RSA = rsa("rsa-1");
    static final RSAKey OTHER_RSA = rsa("rsa-1");
    static final ECKey EC = ec("ec-1");
    static final ECKey NEW_EC = ec("ec-2");

    final AtomicInteger visits = new AtomicInteger();
    volatile int status = 200;
    volatile String document;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    KeyServer(JWK... keys) {
        publish(keys);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(null), 0), 100);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    void publish(JWK... keys) {
        document = new JWKSet(List.of(keys)).toString(true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        visits.incrementAndGet();
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    /** Ten minutes, ten seconds' pause, a second's patience, an hour without the issuer. */
    PublishedKeys published() {
        return new PublishedKeys(
                url(),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofHours(1));
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWK key) {
        return signed(claims, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key);
    }

    static String signed(JWTClaimsSet claims, JWSHeader header, JWK key) {
        try {
            JWSSigner signer =
                    new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
