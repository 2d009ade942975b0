package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The platform's API flow; the code of the chat flow stands in the document itself. */
final class ApiFlow {

    static final String CONVERSATIONS = "/api/v1/conversations";
    static final String CHAT = "/api/v1/chat";

    static final Suite SUITE =
            Suite.of("API flow")
                    .test("health endpoints answer without a token", ApiFlow::health)
                    .test(
                            "create a conversation, send a message, get the response, check the history",
                            ApiFlow::chat)
                    .test("conversation: create, list, get, update, delete", ApiFlow::crud)
                    .test(
                            "one tenant's resources are invisible to another's admin",
                            ApiFlow::isolation)
                    .test("a viewer cannot reach admin endpoints", ApiFlow::viewer)
                    .test("pagination by limit and offset", ApiFlow::pages)
                    .test("the message history keeps its order", ApiFlow::order)
                    .test("an invalid conversation id is not found", ApiFlow::invalid);

    private ApiFlow() {}

    private static void health(Seeded seeded) {
        assertThat(seeded.nobody().get("/health").status()).isEqualTo(200);
        assertThat(seeded.nobody().get("/health/ready").status()).isEqualTo(200);
    }

    private static void chat(Seeded seeded) {
        String id = conversation(seeded.adminA(), "Integration Test Chat");
        assertThat(say(seeded.adminA(), id, "Hello").status()).isEqualTo(200);
        assertThat(messages(seeded.adminA(), id).size()).isGreaterThanOrEqualTo(2);
    }

    private static void crud(Seeded seeded) {
        Client admin = seeded.adminA();
        String id = conversation(admin, "Original Title");
        Response list = admin.get(CONVERSATIONS);
        assertThat(list.status()).isEqualTo(200);
        assertThat(ids(list.json())).contains(id);
        Response read = admin.get(CONVERSATIONS + "/" + id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("title").asText()).isEqualTo("Original Title");
        Response renamed = admin.patch(CONVERSATIONS + "/" + id, title("Updated Title"));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json().path("title").asText()).isEqualTo("Updated Title");
        assertThat(admin.delete(CONVERSATIONS + "/" + id).status()).isEqualTo(204);
        assertThat(admin.get(CONVERSATIONS + "/" + id).status()).isEqualTo(404);
    }

    private static void isolation(Seeded seeded) {
        String id = conversation(seeded.adminA(), "Tenant A only");
        assertThat(seeded.adminA().get(CONVERSATIONS + "/" + id).status()).isEqualTo(200);
        assertThat(ids(seeded.adminA().get(CONVERSATIONS).json())).contains(id);
        assertThat(seeded.adminB().get(CONVERSATIONS + "/" + id).status()).isEqualTo(404);
        Response list = seeded.adminB().get(CONVERSATIONS);
        assertThat(list.status()).isEqualTo(200);
        assertThat(ids(list.json())).doesNotContain(id);
    }

    private static void viewer(Seeded seeded) {
        Client viewer = seeded.viewerA();
        ObjectNode user = Client.object().put("external_id", "new-user").put("role", "viewer");
        assertThat(viewer.get("/api/v1/admin/users").status()).isEqualTo(403);
        assertThat(viewer.post("/api/v1/admin/users", user).status()).isEqualTo(403);
        assertThat(viewer.get("/api/v1/admin/tenant/settings").status()).isEqualTo(403);
    }

    private static void pages(Seeded seeded) {
        for (int i = 0; i < 6; i++) {
            conversation(seeded.adminA(), "Conversation " + i);
        }
        List<String> first = page(seeded, "?limit=3&offset=0");
        List<String> second = page(seeded, "?limit=3&offset=3");
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    private static List<String> page(Seeded seeded, String query) {
        Response page = seeded.adminA().get(CONVERSATIONS + query);
        assertThat(page.status()).isEqualTo(200);
        return ids(page.json());
    }

    private static void order(Seeded seeded) {
        Client admin = seeded.adminA();
        String id = conversation(admin, "Ordered");
        List<String> sent = List.of("First message", "Second message", "Third message");
        sent.forEach(text -> assertThat(say(admin, id, text).status()).isEqualTo(200));
        List<String> asked = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (JsonNode message : messages(admin, id)) {
            times.add(message.path("created_at").asText());
            if (message.path("role").asText().equals("user")) {
                asked.add(message.path("content").asText());
            }
        }
        assertThat(asked).isEqualTo(sent);
        assertThat(times).isSorted();
    }

    private static void invalid(Seeded seeded) {
        String id = UUID.randomUUID().toString();
        assertThat(seeded.adminA().get(CONVERSATIONS + "/" + id).status()).isEqualTo(404);
    }

    /** Begins a conversation, and says by which id. */
    static String conversation(Client client, String title) {
        Response created = client.post(CONVERSATIONS, title(title));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().has("id")).isTrue();
        return created.json().path("id").asText();
    }

    private static ObjectNode title(String title) {
        return Client.object().put("title", title);
    }

    static Response say(Client client, String id, String text) {
        return client.post(CHAT, Client.object().put("conversation_id", id).put("message", text));
    }

    private static JsonNode messages(Client client, String id) {
        return client.get(CONVERSATIONS + "/" + id + "/messages").json();
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }
}
