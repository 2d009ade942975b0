package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of Keycloak's token endpoint and admin API as {@link KeycloakRealm} asks. */
final class FakeKeycloak implements AutoCloseable {

    static final String PASSWORD = "the password";

    private static final String ADMIN = "/admin/realms/touchstone";
    private static final JsonMapper JSON = new JsonMapper();
    private static final RSAKey OWN = own();

    /** What is known of somebody; only the role and the tenant of the last change. */
    private static final class User {
        private String tenant = "platform";
        private String role = "platform_admin";
        private boolean enabled = true;
    }

    private final HttpServer server;
    private final Map<String, User> users = new HashMap<>(Map.of("platform-admin", new User()));
    private final List<RSAKey> keys = new ArrayList<>();
    private boolean letsEverybodyIn;

    FakeKeycloak() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String realm() {
        return "http://127.0.0.1:%d/realms/touchstone".formatted(server.getAddress().getPort());
    }

    /** The keys that it was given, in order. */
    List<RSAKey> keys() {
        return List.copyOf(keys);
    }

    /** Lets people in whom it was told to disable. */
    void letEverybodyIn() {
        letsEverybodyIn = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Said said =
                    path.startsWith(ADMIN)
                            ? manage(exchange, path.substring(ADMIN.length()), body)
                            : token(form(body));
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Said(int status, String body) {}

    private Said manage(HttpExchange exchange, String path, String body)
            throws IOException, JOSEException {
        JsonNode sent = body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
        String[] parts = path.split("/");
        switch (exchange.getRequestMethod() + " " + parts[1] + (parts.length > 3 ? "/.." : "")) {
            case "POST users" -> {
                String name = sent.path("username").asText();
                users.put(name, new User());
                users.get(name).tenant = sent.at("/attributes/tenant_id/0").asText();
                users.get(name).role = sent.at("/groups/0").asText();
                exchange.getResponseHeaders().add("Location", realm() + "/users/" + name);
                return new Said(201, "");
            }
            case "PUT users" -> {
                User user = users.get(parts[2]);
                user.enabled = sent.path("enabled").asBoolean(user.enabled);
                user.tenant = sent.at("/attributes/tenant_id/0").asText(user.tenant);
                return new Said(204, "");
            }
            case "PUT users/.." -> {
                users.get(parts[2]).role += parts[4];
                return new Said(204, "");
            }
            case "DELETE users/.." -> {
                User user = users.get(parts[2]);
                user.role = user.role.replace(parts[4], "");
                return new Said(204, "");
            }
            case "GET groups" -> {
                return new Said(
                        200,
                        Stream.of("admin", "operator", "viewer")
                                .map(role -> "{\"name\":\"%1$s\",\"id\":\"%1$s\"}".formatted(role))
                                .collect(Collectors.joining(",", "[", "]")));
            }
            case "POST components" -> {
                keys.add(key(sent.at("/config/privateKey/0").asText(), "k" + keys.size()));
                return new Said(201, "");
            }
            case "GET keys" -> {
                return new Said(200, "{\"active\":{\"RS256\":\"k%d\"}}".formatted(keys.size() - 1));
            }
            default -> {
                return new Said(404, "{\"error\":\"unknown\"}");
            }
        }
    }

    private static RSAKey key(String pem, String name) {
        byte[] encoded = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            RSAPublicKeySpec half = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new RSAKey.Builder((RSAPublicKey) factory.generatePublic(half))
                    .privateKey(key)
                    .keyID(name)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it was given no RSA key", e);
        }
    }

    private Said token(Map<String, String> form) throws JOSEException {
        if (form.get("grant_type").equals("client_credentials")) {
            return PASSWORD.equals(form.get("client_secret"))
                    ? new Said(200, "{\"access_token\":\"management\"}")
                    : new Said(401, "{\"error\":\"unauthorized_client\"}");
        }
        User user = users.get(form.get("username"));
        if (!user.enabled && !letsEverybodyIn) {
            return new Said(400, "{\"error_description\":\"Account disabled\"}");
        }
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .subject(form.get("username"))
                        .claim("tenant_id", user.tenant)
                        .claim("role", user.role)
                        .audience(form.get("client_id"))
                        .issuer("http://keycloak:8080/realms/touchstone")
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                        .build();
        RSAKey key = keys.isEmpty() ? OWN : keys.get(keys.size() - 1);
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims);
        token.sign(new RSASSASigner(key));
        return new Said(200, "{\"access_token\":\"%s\"}".formatted(token.serialize()));
    }

    private static RSAKey own() {
        try {
            return new RSAKeyGenerator(2048).keyID("own").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(
                        Collectors.toMap(
                                field -> field[0],
                                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
