package dev.touchstone.sabotage.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Field;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final SharedKey KEY = new SharedKey("0123456789".repeat(4), "");

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {ask: GET /a/*}                     | GET  | /a/b?c=d | {}          | true
                    {ask: GET /a/*}                     | GET  | /a/b/c   | {}          | false
                    {ask: GET /a/*}                     | POST | /a/b     | {}          | false
                    {ask: [GET /a, ANY /b]}             | PUT  | /b       | {}          | true
                    {query: "limit=5"}                  | GET  | /a?limit=5 | {}        | true
                    {query: "limit=5"}                  | GET  | /a       | {}          | false
                    {sent: {/stream: true}}             | POST | /a       | {"stream":true}  | true
                    {sent: {/stream: true}}             | POST | /a       | {"stream":false} | false
                    {sent: {/stream: "-"}}              | POST | /a       | {}          | true
                    {sent: {/stream: "?"}}              | POST | /a       | {}          | false
                    {sent: {/n: ">7"}}                  | POST | /a       | {"n":8}     | true
                    {sent: {/n: ">7"}}                  | POST | /a       | {"n":7}     | false
                    {sent: {/model: "~^phi"}}           | POST | /a       | {"model":"phi-4"} | true
                    {with: {X-A: "b"}}                  | GET  | /a       | {}          | false
                    {with: {X-A: "-"}}                  | GET  | /a       | {}          | true
                    {with: {X-A: "+"}}                  | GET  | /a       | {}          | false
                    {bearer: none}                      | GET  | /a       | {}          | true
                    """)
    void a_rule_is_for_the_exchanges_that_it_names(
            String when, String method, String target, String body, boolean fits) {
        Interference rules =
                Written.rules("[{when: " + when + ", instead: {status: 418, body: tea}}]");

        Handling handling = rules.of(Written.asked(method, target, body));

        assertThat(handling.instead().isPresent()).isEqualTo(fits);
        assertThat(handling.sent()).hasSize(fits ? 0 : 1);
    }

    @Test
    void only_the_exchange_of_that_number_is_meant() {
        Interference rules = Written.rules("[{when: {nth: 2}, twice: true}]");

        assertThat(List.of(1, 2, 3))
                .map(number -> rules.of(Written.asked("GET", "/", "")).sent().size())
                .containsExactly(1, 2, 1);
    }

    @Test
    void a_rule_for_one_engine_is_for_what_passes_before_it_alone() {
        Rules rules = Written.parsed("[{when: {engine: two}, twice: true}]", Rules.class);

        assertThat(List.of("one", "two"))
                .map(engine -> rules.before(engine).applied(Credentials.UNKNOWN))
                .map(before -> before.of(Written.asked("GET", "/", "")).sent().size())
                .containsExactly(1, 2);
    }

    @Test
    void a_rule_that_waits_for_the_reply_counts_the_fitting_replies() {
        Interference rules = Written.rules("[{when: {got: {/a: 1}, nth: 2}, status: 500}]");

        assertThat(List.of(1, 2, 1, 1))
                .map(a -> reply(rules, "{\"a\":" + a + "}").status())
                .containsExactly(200, 200, 500, 200);
    }

    @Test
    void a_rule_that_waits_for_something_is_for_nothing_before_it_and_for_everything_behind_it() {
        Interference rules = Written.rules("[{when: {after: {got: {/a: 2}}}, status: 500}]");

        assertThat(List.of(1, 2, 1, 3))
                .map(a -> reply(rules, "{\"a\":" + a + "}").status())
                .containsExactly(200, 200, 500, 500);
    }

    @Test
    void an_error_that_is_named_a_stream_is_a_document_all_the_same() {
        Field stream = new Field("content-type", "text/event-stream");
        Handling handling =
                Written.rules("[{when: {status: 500}, body: gone}]")
                        .of(Written.asked("GET", "/", ""));

        assertThat(Written.reply(handling, new Told(500, List.of(stream), new byte[0])).body())
                .asString()
                .isEqualTo("gone");
    }

    private static Told reply(Interference rules, String body) {
        return Written.reply(rules.of(Written.asked("GET", "/", "")), Written.told(200, body));
    }

    @Test
    void the_request_is_changed_before_it_is_sent() {
        Interference rules =
                Written.rules(
                        "[{send: [{set: /a, to: 2}], send-headers: {X-B: c, X-D: ''}, target: {found: '/v1', to: '/v2'}, delay: 0.25}]");

        Handling handling =
                rules.of(Written.asked("POST", "/v1/x", "{\"a\":1}", new Field("x-d", "gone")));
        Asked sent = handling.sent().get(0);

        assertThat(new String(sent.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":2}");
        assertThat(sent.headers()).containsExactly(new Field("X-B", "c"));
        assertThat(sent.target()).isEqualTo("/v2/x");
        assertThat(handling.delay()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void the_reply_is_changed_before_it_is_told() {
        Told told =
                reply(
                        Written.rules(
                                "[{status: 202, headers: {X-A: b}, reply: [{set: /a, to: 2}], text: [{found: '2', to: '3'}]}]"),
                        "{\"a\":1}");

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.headers()).contains(new Field("X-A", "b"));
        assertThat(Written.body(told)).isEqualTo("{\"a\":3}");
    }

    @Test
    void what_a_rule_does_not_change_keeps_its_bytes() {
        Told given = Written.told(200, "{ \"a\" : 1.50 }");
        Interference rules = Written.rules("[{reply: [{add: /b, by: 1}]}]");

        Told told = Written.reply(rules.of(Written.asked("GET", "/", "")), given);

        assertThat(told.body()).isEqualTo(given.body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {event: done, do: drop}                         | role a b
                    {event: done, do: twice}                        | role a b done done
                    {event: content, nth: 1, do: drop}              | role b done
                    {event: content, nth: 1, do: late}              | role b a done
                    {event: content, from: 2, do: hold}             | role a b done
                    {event: content, nth: 1, do: end}               | role a END
                    {event: content, nth: 2, do: end-before}        | role a END
                    {event: content, nth: 1, do: break-off}         | role a BREAK_OFF
                    {event: done, do: after, text: 'data: [DONE]'}  | role a b done done
                    {event: done, do: before, text: 'data: [DONE]'} | role a b done done
                    {event: role, do: instead, text: 'data: [DONE]'} | done a b done
                    {event: usage, do: drop}                        | role a b done
                    """)
    void an_event_is_changed_as_the_rule_says(String change, String seen) {
        Map<String, String> events =
                Map.of(
                        "role", "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}",
                        "a", "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
                        "b", "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}",
                        "done", "data: [DONE]");

        List<String> told =
                Written.stream(
                        Written.rules("[{events: [" + change + "]}]"),
                        events.get("role"),
                        events.get("a"),
                        events.get("b"),
                        events.get("done"));

        assertThat(told)
                .containsExactly(
                        List.of(seen.split(" ")).stream()
                                .map(name -> events.getOrDefault(name, name))
                                .toArray(String[]::new));
    }

    @Test
    void somebody_else_s_answer_can_be_recalled() {
        Interference rules = Written.rules("[{recall: previous}]", KEY);
        told(rules, "ada", "A", "{\"of\":\"Ada\"}");

        assertThat(told(rules, "grace", "B", "{\"of\":\"Grace\"}")).isEqualTo("{\"of\":\"Ada\"}");
        assertThat(told(rules, "grace", "B", "{\"of\":\"Grace\"}")).isEqualTo("{\"of\":\"Ada\"}");
    }

    private static String told(Interference rules, String who, String tenant, String body) {
        Handling handling = rules.of(Written.asked("GET", "/list", "", bearer(who, tenant)));
        return Written.body(Written.reply(handling, Written.told(200, body)));
    }

    private static Field bearer(String who, String tenant) {
        return bearer(who, tenant, "viewer");
    }

    private static Field bearer(String who, String tenant, String role) {
        return new Field(
                "Authorization",
                "Bearer " + KEY.signed(Map.of("sub", who, "tenant_id", tenant, "role", role)));
    }

    @Test
    void a_token_is_signed_anew_with_other_claims() {
        Interference rules =
                Written.rules(
                        "[{when: {claims: {role: viewer}}, as: {claims: {role: admin}}}]", KEY);

        Asked sent = rules.of(Written.asked("GET", "/", "", bearer("ada", "A"))).sent().get(0);

        assertThat(KEY.kind(sent)).isEqualTo(When.Bearer.GENUINE);
        assertThat(KEY.claim(sent, "role")).isEqualTo("admin");
        assertThat(KEY.claim(sent, "sub")).isEqualTo("ada");
    }

    @Test
    void what_the_path_names_is_asked_for_by_its_owner() {
        Interference rules = Written.rules("[{when: {ask: GET /c/*}, as: {who: owner}}]", KEY);
        String id = "0b1c2d3e-0000-4000-8000-000000000001";
        Handling made = rules.of(Written.asked("POST", "/c", "", bearer("ada", "A")));
        made.whole(Written.told(201, "{\"id\":\"" + id + "\"}"));

        Asked sent =
                rules.of(Written.asked("GET", "/c/" + id, "", bearer("eve", "B"))).sent().get(0);

        assertThat(KEY.claim(sent, "sub")).isEqualTo("ada");
    }

    @Test
    void an_admin_of_the_same_tenant_lends_the_token_and_no_other_does() {
        Interference rules =
                Written.rules("[{when: {claims: {role: viewer}}, as: {who: admin}}]", KEY);
        rules.of(Written.asked("GET", "/", "", bearer("ada", "A", "admin")));
        rules.of(Written.asked("GET", "/", "", bearer("eve", "B", "admin")));

        Asked there = rules.of(Written.asked("GET", "/", "", bearer("al", "A"))).sent().get(0);
        Asked alone = rules.of(Written.asked("GET", "/", "", bearer("cy", "C"))).sent().get(0);

        assertThat(KEY.claim(there, "sub")).isEqualTo("ada");
        assertThat(KEY.claim(alone, "sub")).isEqualTo("cy");
    }

    @Test
    void a_forged_token_is_told_from_a_genuine_one() {
        SharedKey other = new SharedKey("9876543210".repeat(4), "");
        Asked forged =
                Written.asked(
                        "GET",
                        "/",
                        "",
                        new Field("Authorization", "Bearer " + other.signed(Map.of("sub", "a"))));

        assertThat(KEY.kind(forged)).isEqualTo(When.Bearer.FORGED);
        assertThat(other.kind(forged)).isEqualTo(When.Bearer.GENUINE);
        assertThat(KEY.kind(Written.asked("GET", "/", "", new Field("Authorization", "Basic x"))))
                .isEqualTo(When.Bearer.OTHER);
    }

    private static Field bearerOf(Map<String, Object> claims) {
        return new Field("Authorization", "Bearer " + KEY.signed(claims));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {exp: "<now"}      | true
                    {exp: ">now"}      | false
                    {nbf: ">now"}      | true
                    {nbf: "<now"}      | false
                    {iat: "<now"}      | false
                    {iat: ">now"}      | false
                    {auth_time: "<now"} | true
                    {head.alg: HS256}  | true
                    {head.alg: none}   | false
                    {sub: ""}          | true
                    """)
    void a_token_is_known_by_its_times_and_by_how_it_was_signed(String claims, boolean fits) {
        long now = Instant.now().getEpochSecond();
        Field token = bearerOf(Map.of("exp", now - 60, "nbf", now + 60, "auth_time", now));
        Interference rules = Written.rules("[{when: {claims: " + claims + "}, twice: true}]", KEY);

        assertThat(rules.of(Written.asked("GET", "/", "", token)).sent()).hasSize(fits ? 2 : 1);
    }

    @Test
    void a_token_is_welcome_once_somebody_was_let_in_with_it() {
        Interference rules = Written.rules("[{when: {welcome: true}, as: {claims: {a: b}}}]", KEY);

        assertThat(List.of("ada: 401", "ada: 200", "eve: 401", "ada: 401", "eve: 401"))
                .map(each -> isChanged(rules, each.substring(0, 3), each.substring(5)))
                .containsExactly(false, false, false, true, false);
    }

    private static boolean isChanged(Interference rules, String who, String status) {
        Asked asked = Written.asked("GET", "/", "", bearer(who, "A"));
        Handling handling = rules.of(asked);
        Written.reply(handling, Written.told(Integer.parseInt(status), "{}"));
        return !handling.sent().get(0).equals(asked);
    }

    @Test
    void a_request_is_sent_before_with_the_token_of_the_tenants_first_admin() {
        Interference rules =
                Written.rules("[{when: {claims: {role: viewer}}, first-as: {who: admin}}]", KEY);
        List.of("grace", "eve")
                .forEach(
                        admin ->
                                rules.of(
                                        Written.asked(
                                                "GET",
                                                "/",
                                                "",
                                                bearerOf(
                                                        Map.of(
                                                                "sub", admin,
                                                                "tenant_id", "A",
                                                                "role", "admin")))));

        List<Asked> ofA = rules.of(Written.asked("GET", "/", "", bearer("ada", "A"))).sent();
        List<Asked> ofB = rules.of(Written.asked("GET", "/", "", bearer("bob", "B"))).sent();

        assertThat(ofA).map(sent -> KEY.claim(sent, "sub")).containsExactly("grace", "ada");
        assertThat(ofB).map(sent -> KEY.claim(sent, "sub")).containsExactly("bob");
    }

    @Test
    void who_makes_tenants_owns_nothing_in_them() {
        Interference rules = Written.rules("[{when: {ask: GET /c/*}, as: {who: owner}}]", KEY);
        String id = "0b1c2d3e-0000-4000-8000-000000000001";
        Field platform = bearerOf(Map.of("sub", "root", "role", "platform_admin"));
        Handling made = rules.of(Written.asked("POST", "/t", "", platform));
        made.whole(Written.told(201, "{\"id\":\"" + id + "\"}"));

        Asked sent =
                rules.of(Written.asked("GET", "/c/" + id, "", bearer("eve", "B"))).sent().get(0);

        assertThat(KEY.claim(sent, "sub")).isEqualTo("eve");
    }

    @Test
    void a_header_that_is_there_twice_is_told_from_one() {
        Interference rules = Written.rules("[{when: {with: {X-A: '+'}}, twice: true}]");
        Field one = new Field("X-A", "1");

        assertThat(rules.of(Written.asked("GET", "/", "", one)).sent()).hasSize(1);
        assertThat(rules.of(Written.asked("GET", "/", "", one, one)).sent()).hasSize(2);
    }

    @Test
    void a_thing_of_another_tenant_is_told_from_an_own_one() {
        Interference rules = Written.rules("[{when: {foreign: true}, twice: true}]", KEY);
        String id = "0b1c2d3e-0000-4000-8000-000000000001";
        Handling made = rules.of(Written.asked("POST", "/c", "", bearer("ada", "A")));
        made.whole(Written.told(201, "{\"id\":\"" + id + "\"}"));

        assertThat(asking(rules, "/c/" + id, "", "eve", "B")).isEqualTo(2);
        assertThat(asking(rules, "/c", "{\"in\":\"" + id + "\"}", "eve", "B")).isEqualTo(2);
        assertThat(asking(rules, "/c/" + id, "", "bob", "A")).isEqualTo(1);
        assertThat(asking(rules, "/c/" + id.replace('1', '2'), "", "eve", "B")).isEqualTo(1);
    }

    private static int asking(
            Interference rules, String target, String body, String who, String tenant) {
        return rules.of(Written.asked("POST", target, body, bearer(who, tenant))).sent().size();
    }

    @Test
    void a_reply_repeats_what_the_request_said() {
        Interference rules =
                Written.rules(
                        "[{headers: {X-A: <header X-B>}, text: [{found: '(a)', to: '$1 <token> <sent> <known>'}]}]",
                        KEY);
        Field ada = bearer("ada", "A");
        Field bob = bearer("bob", "B");
        rules.of(Written.asked("GET", "/", "", ada));
        Handling handling =
                rules.of(Written.asked("POST", "/", "\"$1\"", bob, new Field("X-B", "b")));

        Told told = Written.reply(handling, Written.told(200, "a"));

        assertThat(told.headers()).contains(new Field("X-A", "b"));
        assertThat(Written.body(told))
                .isEqualTo(
                        "a %s \\\"$1\\\" %s"
                                .formatted(bob.value().substring(7), ada.value().substring(7)));
    }
}
