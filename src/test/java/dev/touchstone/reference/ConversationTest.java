package dev.touchstone.reference;

import static dev.touchstone.reference.EngineTexts.answers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("CONVERSATION: what happens to conversations at once, half-way, and to whom")
class ConversationTest {
    private static final String CONVERSATIONS = "/api/v1/conversations";

    private RouterFixture fixture;
    private ReferenceConfig.Database where;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        where = database;
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void answerAtOnce() {
        fixture.engine.chats.clear();
        fixture.engine.when(answers("In Lisbon.", 5, 3));
    }

    private String begin(String token, String title) throws Exception {
        HttpResponse<String> response =
                fixture.send(
                        "POST",
                        CONVERSATIONS,
                        token,
                        fixture.json.createObjectNode().put("title", title).toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return fixture.jsonOf(response).path("id").asText();
    }

    private HttpResponse<String> say(String token, String conversation, String message)
            throws Exception {
        return fixture.send(
                "POST",
                "/api/v1/chat",
                token,
                fixture.json
                        .createObjectNode()
                        .put("conversation_id", conversation)
                        .put("message", message)
                        .toString());
    }

    private HttpResponse<String> delete(String token, String conversation) throws Exception {
        return fixture.send("DELETE", CONVERSATIONS + "/" + conversation, token, null);
    }

    /** Each message as "role status: content". */
    private List<String> history(String conversation) throws Exception {
        HttpResponse<String> response =
                fixture.send(
                        "GET",
                        CONVERSATIONS + "/" + conversation + "/messages",
                        fixture.vera,
                        null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> lines = new ArrayList<>();
        for (JsonNode each : fixture.jsonOf(response)) {
            lines.add(
                    "%s %s: %s"
                            .formatted(
                                    each.path("role").asText(),
                                    each.path("status").asText(),
                                    each.path("content").asText()));
        }
        return lines;
    }

    private static <T> List<T> atOnce(int count, Call<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<T>> futures =
                    IntStream.range(0, count)
                            .mapToObj(i -> threads.submit(() -> call.make(i)))
                            .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private interface Call<T> {
        T make(int index) throws Exception;
    }

    @Test
    @DisplayName("CONVERSATION-8")
    void twenty_threads_in_one_conversation_lose_nothing_and_each_answer_follows_its_question()
            throws Exception {
        fixture.engine.when(
                chat -> {
                    JsonNode messages = chat.body().path("messages");
                    String last = messages.get(messages.size() - 1).path("content").asText();
                    chat.json("200 OK", EngineTexts.answer("Re: " + last, 5, 3));
                });
        String conversation = begin(fixture.otto, "Crowd");

        List<HttpResponse<String>> said =
                atOnce(20, i -> say(fixture.otto, conversation, "Question " + i));

        assertThat(said).extracting(HttpResponse::statusCode).containsOnly(200);
        List<String> lines = history(conversation);
        assertThat(lines).hasSize(40);
        Set<String> questions = new HashSet<>();
        for (int turn = 0; turn < 20; turn++) {
            String question = lines.get(2 * turn).replace("user complete: ", "");
            questions.add(question);
            assertThat(lines.get(2 * turn + 1)).isEqualTo("assistant complete: Re: " + question);
        }
        assertThat(questions).hasSize(20).allMatch(question -> question.startsWith("Question "));
        assertThat(turns(conversation))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    private List<Integer> turns(String conversation) {
        return Jdbi.create(where.url(), where.owner().user(), where.owner().password())
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                "select turn from messages where conversation_id = :id and role = 'user' order by turn")
                                        .bind("id", UUID.fromString(conversation))
                                        .mapTo(Integer.class)
                                        .list());
    }

    @Test
    @DisplayName("CONVERSATION-7")
    void a_first_message_that_fails_is_kept_as_failed_in_the_conversation_that_it_began()
            throws Exception {
        fixture.engine.when(chat -> chat.json("500 Internal Server Error", "{}"));

        HttpResponse<String> refused =
                fixture.send("POST", "/api/v1/chat", fixture.otto, "{\"message\":\"Hello\"}");

        assertThat(refused.statusCode()).isEqualTo(502);
        String conversation = refused.headers().firstValue("x-conversation-id").orElseThrow();
        assertThat(refused.headers().firstValue("x-message-id")).isEmpty();
        assertThat(history(conversation)).containsExactly("user failed: Hello");
    }

    @Test
    @DisplayName("CONVERSATION-7")
    void a_caller_who_is_no_more_there_before_the_answer_leaves_a_failed_question()
            throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        fixture.engine.when(
                chat -> {
                    asked.countDown();
                    chat.awaitHangUp();
                });
        String conversation = begin(fixture.otto, "Short");

        var waiting =
                fixture.http.sendAsync(
                        fixture.request("/api/v1/chat", fixture.otto)
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "{\"conversation_id\":\"%s\",\"message\":\"Hm?\"}"
                                                        .formatted(conversation)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        asked.await();
        assertThat(history(conversation)).containsExactly("user pending: Hm?");
        waiting.cancel(true);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> history(conversation).equals(List.of("user failed: Hm?")));
    }

    @Test
    @DisplayName("CONVERSATION-7")
    void a_question_that_a_dead_router_left_behind_is_failed_after_ten_minutes() throws Exception {
        String old = begin(fixture.otto, "Old");
        String young = begin(fixture.otto, "Young");
        leaveBehind(old, "10 minutes 1 second");
        leaveBehind(young, "9 minutes 50 seconds");

        assertThat(history(old)).containsExactly("user failed: Hello?");
        assertThat(history(young)).containsExactly("user pending: Hello?");
    }

    private void leaveBehind(String conversation, String age) {
        Jdbi.create(where.url(), where.owner().user(), where.owner().password())
                .useHandle(
                        handle ->
                                handle.execute(
                                        "insert into messages (id, tenant_id, conversation_id, turn, role, content, status, created_at) values (?, ?, ?, 1, 'user', 'Hello?', 'pending', clock_timestamp() - ?::interval)",
                                        UUID.randomUUID(),
                                        UUID.fromString(fixture.tenant),
                                        UUID.fromString(conversation),
                                        age));
    }

    @Test
    @DisplayName("CONVERSATION-2")
    void who_deletes_a_conversation_under_an_answer_makes_it_come_to_nothing_but_it_is_paid()
            throws Exception {
        String conversation = begin(fixture.otto, "Doomed");
        int before = fixture.ledger(fixture.ada, Map.of()).size();
        fixture.engine.when(
                chat -> {
                    try {
                        assertThat(delete(fixture.otto, conversation).statusCode()).isEqualTo(204);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    answers("Too late", 5, 3).meet(chat);
                });

        assertThat(say(fixture.otto, conversation, "Hello").statusCode()).isEqualTo(404);

        JsonNode ledger = fixture.ledger(fixture.ada, Map.of());
        assertThat(ledger).hasSize(before + 1);
        assertThat(ledger.get(0).path("status").asText()).isEqualTo("ok");
    }

    @Test
    @DisplayName("CONVERSATION-2")
    void of_two_deletions_at_the_same_moment_one_finds_nothing_and_of_two_titles_one_stays()
            throws Exception {
        for (int round = 0; round < 10; round++) {
            String conversation = begin(fixture.otto, "Round " + round);
            List<Integer> renamed =
                    atOnce(
                            2,
                            i ->
                                    fixture.send(
                                                    "PATCH",
                                                    CONVERSATIONS + "/" + conversation,
                                                    fixture.otto,
                                                    "{\"title\":\"Title " + i + "\"}")
                                            .statusCode());
            assertThat(renamed).containsExactly(200, 200);
            List<Integer> deleted = atOnce(2, i -> delete(fixture.otto, conversation).statusCode());
            assertThat(deleted).containsExactlyInAnyOrder(204, 404);
        }
    }

    @Test
    @DisplayName("ROLE-1")
    void an_operator_deletes_the_own_conversations_only_and_an_admin_everyones() throws Exception {
        String ottos = begin(fixture.otto, "Otto's");
        String adas = begin(fixture.ada, "Ada's");

        assertThat(delete(fixture.otto, adas).statusCode()).isEqualTo(403);
        assertThat(delete(fixture.vera, ottos).statusCode()).isEqualTo(403);
        assertThat(history(adas)).isEmpty();
        assertThat(delete(fixture.otto, ottos).statusCode()).isEqualTo(204);
        assertThat(delete(fixture.ada, adas).statusCode()).isEqualTo(204);
        String more = begin(fixture.otto, "Otto's again");
        assertThat(delete(fixture.ada, more).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("TENANT-2")
    void another_tenants_conversation_looks_like_none_to_every_verb() throws Exception {
        String other =
                fixture.newTenant("{\"name\":\"Other\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        String stranger = RouterFixture.token("ada", other, "admin");
        String there = begin(fixture.otto, "Ours");
        say(fixture.otto, there, "Hello");
        fixture.engine.chats.clear();
        for (String[] verb :
                List.of(
                        new String[] {"GET", CONVERSATIONS + "/%s", null},
                        new String[] {"PATCH", CONVERSATIONS + "/%s", "{\"title\":\"Mine\"}"},
                        new String[] {"DELETE", CONVERSATIONS + "/%s", null},
                        new String[] {"GET", CONVERSATIONS + "/%s/messages", null},
                        new String[] {
                            "POST",
                            "/api/v1/chat?%s",
                            "{\"conversation_id\":\"%s\",\"message\":\"Hi\"}"
                        })) {
            HttpResponse<String> theirs = ask(verb, stranger, there);
            HttpResponse<String> none = ask(verb, stranger, UUID.randomUUID().toString());
            assertThat(theirs.statusCode()).as(String.join(" ", verb[0], verb[1])).isEqualTo(404);
            assertThat(theirs.body()).isEqualTo(none.body());
            assertThat(theirs.headers().map().keySet()).isEqualTo(none.headers().map().keySet());
        }
        assertThat(fixture.engine.chats).isEmpty();
        assertThat(history(there))
                .containsExactly("user complete: Hello", "assistant complete: In Lisbon.");
    }

    private HttpResponse<String> ask(String[] verb, String token, String id) throws Exception {
        return fixture.send(
                verb[0],
                verb[1].formatted(id),
                token,
                verb[2] == null ? null : verb[2].formatted(id));
    }

    @Test
    @DisplayName("CONVERSATION-2")
    void a_title_has_up_to_200_characters_of_any_kind() throws Exception {
        for (String kind : List.of("x", "é", "😀", "<", "'")) {
            begin(fixture.otto, kind.repeat(200));
            HttpResponse<String> refused =
                    fixture.send(
                            "POST",
                            CONVERSATIONS,
                            fixture.otto,
                            "{\"title\":\"" + kind.repeat(201) + "\"}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(fixture.jsonOf(refused).at("/error/param").asText()).isEqualTo("title");
        }
    }

    @Test
    @DisplayName("CONVERSATION-1")
    void an_answer_with_characters_that_no_database_keeps_is_stored_without_them()
            throws Exception {
        fixture.engine.when(answers("a\\u0000b", 5, 3));
        String conversation = begin(fixture.otto, "Odd");

        assertThat(say(fixture.otto, conversation, "Hello").statusCode()).isEqualTo(200);

        assertThat(history(conversation))
                .containsExactly("user complete: Hello", "assistant complete: a\uFFFDb");
    }
}
