package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.touchstone.router.SetUpFailed;
import dev.touchstone.router.openai.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One realm of Keycloak, by its token endpoint and its admin API. Its people sign in by one
 * password, which also is the secret of the client {@code acceptance-tests}. Like an engine's
 * control it shares no code with the wire under test.
 */
final class KeycloakRealm {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String TESTS = "acceptance-tests";

    /** A person of this realm: the id that Keycloak gave, and the role there. */
    private record Known(String id, String role) {}

    private final URI realm;
    private final URI admin;
    private final String client;
    private final String password;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final Map<String, Known> people = new ConcurrentHashMap<>();
    private String token = "";

    /**
     * @param realm such as {@code http://127.0.0.1:8080/realms/touchstone}
     * @param client what people sign in to; their roles are its, by the groups of the realm
     */
    KeycloakRealm(URI realm, String client, String password) {
        this.realm = realm;
        this.admin = realm.resolve("/admin" + realm.getPath());
        this.client = client;
        this.password = password;
    }

    /** From now on there is such a person, of this tenant and in this role. */
    void put(String name, String tenantId, String role) {
        // whoever was let out by one tenant and moves to another is let in again
        ObjectNode user = Json.object().put("username", name).put("enabled", true);
        user.putObject("attributes").putArray("tenant_id").add(tenantId);
        Known known = people.get(name);
        if (known == null) {
            user.putArray("groups").add(role);
            user.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", password)
                    .put("temporary", false);
            people.put(name, new Known(made(manage("POST", "/users", user, 201)), role));
            return;
        }
        manage("PUT", "/users/" + known.id(), user, 204);
        if (!known.role().equals(role)) {
            String groups = "/users/%s/groups/".formatted(known.id());
            manage("DELETE", groups + group(known.role()), null, 204);
            manage("PUT", groups + group(role), null, 204);
            people.put(name, new Known(known.id(), role));
        }
    }

    private static String made(HttpResponse<String> response) {
        String path = response.headers().firstValue("Location").orElseThrow();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Lets a person sign in, or not any more. */
    void enable(String name, boolean enabled) {
        ObjectNode user = Json.object().put("username", name).put("enabled", enabled);
        manage("PUT", "/users/" + people.get(name).id(), user, 204);
    }

    /** Whether a person can sign in. */
    boolean lets(String name) {
        return signIn(name).statusCode() == 200;
    }

    /** A token of a person who signs in. */
    String token(String name) {
        return accessToken(signIn(name));
    }

    /**
     * From now on the realm signs by this key; the ones before stay published.
     *
     * @return the key under the name that Keycloak has given it
     */
    RSAKey signBy(RSAKey key) {
        ObjectNode component =
                Json.object()
                        .put("name", "touchstone-" + UUID.randomUUID())
                        .put("providerId", "rsa")
                        .put("providerType", "org.keycloak.keys.KeyProvider");
        ObjectNode config = component.putObject("config");
        // the later one goes first, whichever run has brought the others
        config.putArray("priority").add(Long.toString(Instant.now().toEpochMilli()));
        config.putArray("enabled").add("true");
        config.putArray("active").add("true");
        config.putArray("algorithm").add("RS256");
        config.putArray("privateKey").add(pem(key));
        manage("POST", "/components", component, 201);
        String name = read("/keys").at("/active/RS256").asText();
        return new RSAKey.Builder(key).keyID(name).build();
    }

    private static String pem(RSAKey key) {
        try {
            String body = Base64.getEncoder().encodeToString(key.toPrivateKey().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----".formatted(body);
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key has a private half", e);
        }
    }

    /** Keycloak's own id of the group whose people have this role. */
    private String group(String role) {
        return StreamSupport.stream(read("/groups").spliterator(), false)
                .filter(group -> group.path("name").asText().equals(role))
                .map(group -> group.path("id").asText())
                .findFirst()
                .orElseThrow(
                        () ->
                                new SetUpFailed(
                                        "The realm of options.keycloak has no group %s"
                                                .formatted(role)));
    }

    private JsonNode read(String path) {
        return Json.read(manage("GET", path, null, 200).body()).orElseThrow();
    }

    private HttpResponse<String> manage(String method, String path, JsonNode body, int expected) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(admin + path))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + managementToken())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body.toString()));
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() != expected) {
            throw unexpected(response, Integer.toString(expected));
        }
        return response;
    }

    /** It is good for longer than a run (realm.json). */
    private synchronized String managementToken() {
        if (token.isEmpty()) {
            token =
                    accessToken(
                            ask(
                                    Map.of(
                                            "grant_type", "client_credentials",
                                            "client_id", TESTS,
                                            "client_secret", password)));
        }
        return token;
    }

    private HttpResponse<String> signIn(String name) {
        return ask(
                Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", name,
                        "password", password));
    }

    private HttpResponse<String> ask(Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static String accessToken(HttpResponse<String> response) {
        return Json.read(response.body())
                .flatMap(body -> Json.text(body, "access_token"))
                .orElseThrow(() -> unexpected(response, "an access token"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SetUpFailed(
                    "Keycloak does not answer %s %s: %s. options.keycloak in the router's description says where it is"
                            .formatted(request.method(), request.uri(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetUpFailed("Nobody waits for Keycloak any more");
        }
    }

    private static SetUpFailed unexpected(HttpResponse<String> response, String expected) {
        return new SetUpFailed(
                "Keycloak answered %d %s to %s %s; expected %s. Its realm is that of options.keycloak, its password that of issuer_password_env"
                        .formatted(
                                response.statusCode(),
                                response.body(),
                                response.request().method(),
                                response.request().uri(),
                                expected));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
