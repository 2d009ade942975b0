package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import dev.touchstone.reference.plugins.PluginState;
import dev.touchstone.reference.plugins.Plugins;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.reference.storage.Database;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PluginStorageTest {
    private static final String SLACK = "/api/v1/plugins/slack_notifications";
    private static final String SECRET = "https://hooks.test/very-secret";
    private static final String CONFIG =
            "{\"webhook_url\":\"" + SECRET + "\",\"channel\":\"alerts\"}";
    private static final String SHOWN = "{\"webhook_url\":\"********\",\"channel\":\"alerts\"}";

    private ReferenceConfig.Database database;
    private RouterFixture fixture;
    private Jdbi owner;

    @BeforeEach
    void start(ReferenceConfig.Database database) throws Exception {
        this.database = database;
        fixture = new RouterFixture(database);
        owner = Jdbi.create(database.url(), database.owner().user(), database.owner().password());
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    private static String put(RouterFixture at, String token, String config) throws Exception {
        HttpResponse<String> response = at.send("PUT", SLACK + "/config", token, config);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private String stored(String tenant, String plugin) {
        return one("select configuration from plugins", tenant, plugin);
    }

    private String one(String select, String tenant, String plugin) {
        return owner.withHandle(
                handle ->
                        handle.createQuery(
                                        select
                                                + " where tenant_id = :tenant::uuid and name = :name")
                                .bind("tenant", tenant)
                                .bind("name", plugin)
                                .mapTo(String.class)
                                .one());
    }

    private void store(String tenant, String plugin, String text) {
        String update =
                "update plugins set configuration = :text"
                        + " where tenant_id = :tenant::uuid and name = :name";
        int rows =
                owner.withHandle(
                        handle ->
                                handle.createUpdate(update)
                                        .bind("text", text)
                                        .bind("tenant", tenant)
                                        .bind("name", plugin)
                                        .execute());
        assertThat(rows).isEqualTo(1);
    }

    /** What the database holds, read by somebody who has the key. */
    private static String opened(String jwe) throws Exception {
        JWEObject object = JWEObject.parse(jwe);
        object.decrypt(new DirectDecrypter(Base64.getDecoder().decode(RouterFixture.ENCRYPTION)));
        return object.getPayload().toString();
    }

    private static void isUnreadable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.body())
                .contains("configuration_unreadable", "slack_notifications cannot be decrypted")
                .doesNotContain("Exception", "\tat ", SECRET);
    }

    @Test
    @DisplayName(
            "PLUGIN-7: the database holds no secret in the clear, and never the same text twice")
    void a_secret_is_encrypted_each_time_anew() throws Exception {
        assertThat(put(fixture, fixture.ada, CONFIG)).isEqualTo(SHOWN);
        String first = stored(fixture.tenant, "slack_notifications");
        put(fixture, fixture.ada, CONFIG);
        String second = stored(fixture.tenant, "slack_notifications");
        assertThat(first).isNotEqualTo(second);
        assertThat(List.of(opened(first), opened(second))).containsOnly(CONFIG).hasSize(2);

        String row =
                one("select plugins::text from plugins", fixture.tenant, "slack_notifications");
        String inBase64 = Base64.getUrlEncoder().encodeToString(SECRET.getBytes()).substring(0, 20);
        assertThat(row)
                .contains(fixture.tenant, "slack_notifications", second)
                .doesNotContain("hooks.test", "alerts", "webhook", inBase64);
    }

    @Test
    @DisplayName(
            "PLUGIN-3, PLUGIN-7: a mask that is put back keeps the secret, after a restart too")
    void a_mask_keeps_the_stored_secret() throws Exception {
        put(fixture, fixture.ada, CONFIG);
        assertThat(put(fixture, fixture.ada, SHOWN)).isEqualTo(SHOWN);
        assertThat(opened(stored(fixture.tenant, "slack_notifications"))).isEqualTo(CONFIG);

        fixture.router.close();
        try (RouterFixture again = new RouterFixture(database)) {
            String token = RouterFixture.token("ada", fixture.tenant, "admin");
            assertThat(again.send("GET", SLACK + "/config", token, null).body()).isEqualTo(SHOWN);
            put(again, token, SHOWN.replace("alerts", "ops"));
            assertThat(opened(stored(fixture.tenant, "slack_notifications")))
                    .isEqualTo(CONFIG.replace("alerts", "ops"));
            HttpResponse<String> patched =
                    again.send("PATCH", SLACK + "/config", token, "{\"webhook_url\":\"********\"}");
            assertThat(patched.statusCode()).isEqualTo(200);
            assertThat(opened(stored(fixture.tenant, "slack_notifications")))
                    .isEqualTo(CONFIG.replace("alerts", "ops"));
        }
    }

    @Test
    @DisplayName("PLUGIN-7: with another key nothing is read; a new configuration can be set")
    void another_key_cannot_read_it() throws Exception {
        put(fixture, fixture.ada, CONFIG);
        fixture.router.close();
        try (RouterFixture other =
                new RouterFixture(
                        database,
                        config ->
                                ReferenceConfig.of(
                                        config.database(),
                                        config.identity(),
                                        ReferenceConfig.Encryption.fresh(),
                                        config.models()))) {
            String token = RouterFixture.token("ada", fixture.tenant, "admin");
            isUnreadable(other.send("GET", SLACK + "/config", token, null));
            isUnreadable(other.send("POST", SLACK + "/enable", token, "{}"));
            isUnreadable(other.send("PUT", SLACK + "/config", token, SHOWN));
            isUnreadable(other.send("PATCH", SLACK + "/config", token, "{\"channel\":\"x\"}"));
            assertThat(other.send("GET", "/api/v1/plugins", token, null).statusCode())
                    .isEqualTo(200);
            assertThat(opened(stored(fixture.tenant, "slack_notifications"))).isEqualTo(CONFIG);
            assertThat(put(other, token, CONFIG)).isEqualTo(SHOWN);
            assertThat(other.send("DELETE", SLACK + "/config", token, null).statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    @DisplayName(
            "TENANT-3, PLUGIN-5: what was copied into another tenant's row does not open there")
    void a_copy_in_another_row_is_refused() throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"Other\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        String other = RouterFixture.token("ada", tenant, "admin");
        put(fixture, fixture.ada, CONFIG);
        put(fixture, other, CONFIG.replace("very", "other"));
        String mine = stored(fixture.tenant, "slack_notifications");

        store(tenant, "slack_notifications", mine);
        isUnreadable(fixture.send("GET", SLACK + "/config", other, null));
        isUnreadable(fixture.send("PUT", SLACK + "/config", other, SHOWN));

        fixture.send("PUT", "/api/v1/plugins/scratchpad/config", fixture.ada, "{}");
        store(fixture.tenant, "slack_notifications", stored(fixture.tenant, "scratchpad"));
        isUnreadable(fixture.send("GET", SLACK + "/config", fixture.ada, null));
    }

    @Test
    @DisplayName("PLUGIN-7: a stored text that was changed does not open")
    void a_changed_text_is_refused() throws Exception {
        put(fixture, fixture.ada, CONFIG);
        String whole = stored(fixture.tenant, "slack_notifications");
        char last = whole.charAt(whole.length() - 3);
        String changed =
                whole.substring(0, whole.length() - 3)
                        + (last == 'A' ? 'B' : 'A')
                        + whole.substring(whole.length() - 2);
        for (String text : List.of(changed, whole.substring(1), CONFIG, "{}", "", "a.b.c.d.e")) {
            store(fixture.tenant, "slack_notifications", text);
            isUnreadable(fixture.send("GET", SLACK + "/config", fixture.ada, null));
        }
        store(fixture.tenant, "slack_notifications", whole);
        assertThat(fixture.send("GET", SLACK + "/config", fixture.ada, null).body())
                .isEqualTo(SHOWN);
    }

    @Test
    @DisplayName("PLUGIN-5: for a tenant that is gone nothing is stored, and nothing fails")
    void a_tenant_that_is_gone_has_no_plugins() {
        UUID gone = UUID.randomUUID();
        ObjectNode config = fixture.json.createObjectNode();
        try (Database open = Database.open(database)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> open.jdbi().isPresent());
            Plugins plugins =
                    new Plugins(
                            new Access(open),
                            ReferenceConfig.Encryption.fresh().key(),
                            fixture.json);
            assertThat(plugins.configure(gone, "scratchpad", config)).isEmpty();
            assertThat(plugins.enable(gone, "scratchpad", Optional.of(config))).isEmpty();
            assertThat(plugins.unconfigure(gone, "scratchpad")).isFalse();
            assertThat(plugins.list(gone)).extracting(PluginState::enabled).containsOnly(false);
        }
    }

    @Test
    void an_encryption_key_has_32_bytes_and_is_never_printed() {
        assertThat(ReferenceConfig.Encryption.of(RouterFixture.ENCRYPTION))
                .hasToString("Encryption[key=***]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceConfig.Encryption.of("c2hvcnQ="))
                .withMessage("The encryption key must have 32 bytes for AES-256, but has 5");
    }
}
