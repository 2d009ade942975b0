package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;

/** The platform's plugin flow. */
final class PluginFlow {

    private static final String PLUGINS = "/api/v1/plugins";
    private static final String MAIL = PLUGINS + "/email_notifications";

    static final Suite SUITE =
            Suite.of("Plugin flow")
                    .test("enable and disable a plugin", PluginFlow::toggle)
                    .test(
                            "plugin configuration: create, read, update, delete",
                            PluginFlow::configuration)
                    .test("the list shows the tenant's state", PluginFlow::list)
                    .test("a viewer cannot change plugins", PluginFlow::viewer)
                    .test("plugin configuration is validated", PluginFlow::validation)
                    .test("available plugins are listed", PluginFlow::available)
                    .test("plugin state persists across requests", PluginFlow::persists)
                    .test("plugin state is the tenant's own", PluginFlow::isolation);

    private PluginFlow() {}

    private static void toggle(Seeded seeded) {
        Response enabled = enable(seeded);
        assertThat(enabled.status()).isEqualTo(200);
        assertThat(enabled.json().path("enabled").asBoolean()).isTrue();
        Response disabled = seeded.adminA().post(MAIL + "/disable", Client.object());
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().path("enabled").asBoolean(true)).isFalse();
    }

    private static void configuration(Seeded seeded) {
        Client admin = seeded.adminA();
        assertThat(admin.put(MAIL + "/config", mail()).status()).isEqualTo(200);
        assertThat(admin.get(MAIL + "/config").json()).isEqualTo(mail());
        ObjectNode change = Client.object().put("use_tls", false);
        assertThat(admin.patch(MAIL + "/config", change).status()).isEqualTo(200);
        assertThat(admin.get(MAIL + "/config").json()).isEqualTo(mail().put("use_tls", false));
        assertThat(admin.delete(MAIL + "/config").status()).isEqualTo(204);
        assertThat(admin.get(MAIL + "/config").status()).isEqualTo(404);
    }

    private static void list(Seeded seeded) {
        assertThat(enable(seeded).status()).isEqualTo(200);
        assertThat(isEnabled(seeded.adminA())).isTrue();
        assertThat(isEnabled(seeded.adminB())).isFalse();
    }

    private static void viewer(Seeded seeded) {
        Client viewer = seeded.viewerA();
        ObjectNode body = Client.object().set("config", mail());
        assertThat(viewer.post(MAIL + "/enable", body).status()).isEqualTo(403);
        assertThat(viewer.post(MAIL + "/disable", Client.object()).status()).isEqualTo(403);
        assertThat(viewer.put(MAIL + "/config", mail()).status()).isEqualTo(403);
    }

    private static void validation(Seeded seeded) {
        Client admin = seeded.adminA();
        ObjectNode missing = mail();
        missing.remove("smtp_host");
        assertThat(admin.put(MAIL + "/config", missing).status()).isEqualTo(422);
        ObjectNode wrong = mail().put("smtp_port", "587");
        assertThat(admin.put(MAIL + "/config", wrong).status()).isEqualTo(422);
    }

    private static void available(Seeded seeded) {
        Response list = seeded.adminA().get(PLUGINS);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json()).isNotEmpty();
        assertThat(list.json())
                .allSatisfy(
                        plugin -> {
                            assertThat(plugin.has("name")).isTrue();
                            assertThat(plugin.has("description")).isTrue();
                        });
    }

    private static void persists(Seeded seeded) {
        assertThat(enable(seeded).status()).isEqualTo(200);
        assertThat(isEnabled(seeded.adminA())).isTrue();
        assertThat(isEnabled(seeded.adminA())).isTrue();
        assertThat(seeded.adminA().get(MAIL + "/config").json()).isEqualTo(mail());
    }

    private static void isolation(Seeded seeded) {
        assertThat(enable(seeded).status()).isEqualTo(200);
        assertThat(isEnabled(seeded.adminA())).isTrue();
        assertThat(seeded.adminA().get(MAIL + "/config").json()).isEqualTo(mail());
        assertThat(isEnabled(seeded.adminB())).isFalse();
        assertThat(seeded.adminB().get(MAIL + "/config").status()).isEqualTo(404);
    }

    private static Response enable(Seeded seeded) {
        ObjectNode body = Client.object().set("config", mail());
        return seeded.adminA().post(MAIL + "/enable", body);
    }

    private static boolean isEnabled(Client client) {
        Response list = client.get(PLUGINS);
        assertThat(list.status()).isEqualTo(200);
        for (JsonNode plugin : list.json()) {
            if (plugin.path("name").asText().equals("email_notifications")) {
                assertThat(plugin.has("enabled")).isTrue();
                return plugin.path("enabled").asBoolean();
            }
        }
        throw new AssertionError("the plugin is not in the list");
    }

    private static ObjectNode mail() {
        return Client.object()
                .put("smtp_host", "smtp.example.com")
                .put("smtp_port", 587)
                .put("from_email", "noreply@example.com");
    }
}
