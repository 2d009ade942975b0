package dev.touchstone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EvidenceTest {

    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Limits.EIGHT_MEBIBYTES);

    private final Evidence evidence = new Evidence();

    @Test
    void each_exchange_is_handed_out_once_and_in_order() {
        try (RawServer server = RawServer.saying(RawServer.reply(200, ""))) {
            send(server, Request.get("/one"));
            send(server, Request.delete("/two"));
        }
        assertThat(evidence.take())
                .extracting(Exchange::title)
                .containsExactly("GET /one", "DELETE /two");
        assertThat(evidence.take()).isEmpty();
    }

    @Test
    void credentials_in_headers_are_masked_and_their_scheme_is_kept() {
        String said = RawServer.reply(200, "", "Set-Cookie: session=geheim", "X-Plain: seen");
        try (RawServer server = RawServer.saying(said)) {
            send(
                    server,
                    Request.get("/")
                            .with("Authorization", "Bearer " + TOKEN)
                            .with("X-Api-Key", "geheim"));
        }
        Exchange exchange = evidence.take().get(0);
        assertThat(exchange.request().headers())
                .contains(
                        List.of("Authorization", "Bearer [masked]"),
                        List.of("X-Api-Key", "[masked]"));
        assertThat(exchange.response().headers())
                .contains(List.of("Set-Cookie", "[masked]"), List.of("X-Plain", "seen"));
        assertThat(exchange.json()).doesNotContain(TOKEN, "geheim");
    }

    @Test
    void credentials_of_other_schemes_two_at_once_and_in_queries_are_masked() {
        try (RawServer server = RawServer.saying(RawServer.reply(200, ""))) {
            send(
                    server,
                    Request.get("/list?limit=1")
                            .withQuery("access_token", "not-even.a*token")
                            .withQuery("offset", "2")
                            .with("Authorization", "Basic geheim")
                            .with("Authorization", "geheim"));
        }
        Exchange exchange = evidence.take().get(0);
        assertThat(exchange.title()).isEqualTo("GET /list?limit=1&access_token=[masked]&offset=2");
        assertThat(exchange.request().headers())
                .contains(
                        List.of("Authorization", "Basic [masked]"),
                        List.of("Authorization", "[masked]"));
        assertThat(exchange.json()).doesNotContain("geheim", "not-even");
    }

    @Test
    void tokens_and_keys_are_masked_wherever_they_stand() {
        String body = "{\"token\":\"%s\",\"key\":\"sk-abcdefgh12\",\"x\":1}".formatted(TOKEN);
        try (RawServer server = RawServer.saying(RawServer.json(200, body, "X-Echo: " + TOKEN))) {
            send(server, Request.json("POST", "/echo?key=sk-abcdefgh12", body));
        }
        Exchange exchange = evidence.take().get(0);
        assertThat(exchange.request().body())
                .isEqualTo("{\"token\":\"[masked]\",\"key\":\"[masked]\",\"x\":1}");
        assertThat(exchange.response().body()).isEqualTo(exchange.request().body());
        assertThat(exchange.title()).isEqualTo("POST /echo?key=[masked]");
        assertThat(exchange.json()).doesNotContain(TOKEN, "sk-abcdefgh12");
    }

    @Test
    void tokens_in_events_and_in_addresses_are_masked() {
        try (RawServer server = RawServer.saying(RawServer.events("data: " + TOKEN + "\n\n"))) {
            EventStream stream =
                    (EventStream)
                            new Wire(server.url(), LIMITS, evidence).open(Request.get("/" + TOKEN));
            assertThat(stream.next()).map(ServerSentEvent::data).contains(TOKEN);
            stream.close();
        }
        assertThat(evidence.take().get(0).json()).doesNotContain(TOKEN);
        assertThat(Redaction.mask("http://ada:geheim@router:4000/v1"))
                .isEqualTo("http://[masked]@router:4000/v1");
    }

    @Test
    void plain_words_are_not_masked() {
        String text =
                "a task-oriented eyJ word, Bearer of news, ask-me, mail me@home, http://a/b@c";

        assertThat(Redaction.mask(text)).isEqualTo(text);
    }

    @Test
    void a_body_is_shown_up_to_the_limit_and_the_rest_is_counted() {
        assertThat(Exchange.shown("x".repeat(16 * 1024))).hasSize(16 * 1024);
        assertThat(Exchange.shown("x".repeat(16 * 1024 + 7)))
                .startsWith("x".repeat(16 * 1024))
                .endsWith("x\n[7 more characters cut]");
    }

    @Test
    void a_cut_does_not_tear_a_character() {
        assertThat(Exchange.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab\n[2 more characters cut]");
        assertThat(Exchange.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }

    @Test
    void a_body_of_megabytes_is_small_evidence() {
        String said =
                RawServer.reply(200, "y".repeat(9 * 1024 * 1024), "X-Long: " + "h".repeat(9000));
        try (RawServer server = RawServer.saying(said)) {
            send(server, Request.get("/"));
        }
        Exchange exchange = evidence.take().get(0);
        assertThat(exchange.json()).hasSizeLessThan(20_000);
        assertThat(exchange.failure()).contains("longer than 8388608 bytes");
    }

    @Test
    void evidence_is_valid_json_whatever_was_said() throws IOException {
        byte[] broken = {'{', (byte) 0xFF, 0, 1, '"', '<', '/', 's', (byte) 0xED, (byte) 0xA0};
        RawServer.Conversation conversation =
                line -> {
                    line.say("HTTP/1.1 200 OK\r\nContent-Length: " + broken.length + "\r\n\r\n");
                    line.say(broken);
                };
        try (RawServer server = RawServer.holding(conversation)) {
            send(server, Request.get("/"));
        }
        byte[] written = evidence.take().get(0).json().getBytes(StandardCharsets.UTF_8);
        JsonNode read = JsonMapper.builder().build().readTree(written);
        assertThat(read.fieldNames())
                .toIterable()
                .containsExactly(
                        "title", "request", "response", "failure", "duration_ms", "events");
        assertThat(read.at("/response/body").asText()).startsWith("{\uFFFD\u0000\u0001\"</s");
    }

    private void send(RawServer server, Request request) {
        new Wire(server.url(), LIMITS, evidence).send(request);
    }
}
