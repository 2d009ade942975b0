package dev.touchstone.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Descriptions;
import dev.touchstone.router.Message;
import dev.touchstone.router.Metrics;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Router;
import dev.touchstone.router.SetUpFailed;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.OpenAiRouter;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Exchange;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.RawServer;
import dev.touchstone.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a router says, each call ends within its deadline as an outcome with one clear sentence,
 * reads no more than its limit, and leaves evidence that is small and valid.
 */
@Timeout(120)
class HostileRouterTest {

    private static final int LIMIT = 1 << 20;
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final Duration SLACK = Duration.ofSeconds(4);
    private static final Contract CONTRACT = Contract.load();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Person ADA =
            new Person(
                    "Ada",
                    "a",
                    "t",
                    Role.ADMIN,
                    new Credential.Bearer("eyJhbGciOiJI.eyJzdWIi.sig"));
    private static final ChatRequest QUESTION =
            ChatRequest.of("phi-4", List.of(Message.user("Hello?")));

    private final Evidence evidence = new Evidence();

    @BeforeAll
    static void loadTheClient() {
        try (RawServer server = RawServer.saying(RawServer.json(200, "{\"status\":\"ok\"}"))) {
            Limits patient = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), LIMIT);
            new HostileRouterTest().reference(server.url(), patient).health().alive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_call_of_the_reference_driver_is_harmed(Hostility hostility) throws IOException {
        try (RawServer server = hostility.server()) {
            Router router = reference(server.url(), new Limits(DEADLINE, DEADLINE, LIMIT));
            Map<String, Supplier<Outcome<?>>> calls = common(router);
            calls.put("readiness", () -> router.health().readiness());
            calls.put("contract", () -> router.health().contractDocument());
            calls.put("ledger", () -> router.ledger().entries(ADA));
            calls.put("people", () -> router.people().list(ADA));
            calls.put("invite", () -> router.people().invite(ADA, new Member("Al", Role.VIEWER)));

            assertHarmless(server, calls);
            assertThatExceptionOfType(SetUpFailed.class)
                    .isThrownBy(
                            () ->
                                    router.people()
                                            .open(new TenantPlan("T", Optional.empty(), List.of())))
                    .satisfies(
                            e -> assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(900));
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_call_of_the_openai_driver_is_harmed(Hostility hostility) throws IOException {
        try (RawServer server = hostility.server()) {
            Limits limits = new Limits(DEADLINE, DEADLINE, LIMIT);
            Wire wire = new Wire(server.url(), limits, evidence);
            Router router =
                    new OpenAiRouter(Descriptions.of("openai", server.url()), wire, CONTRACT);
            Map<String, Supplier<Outcome<?>>> calls = common(router);

            assertHarmless(server, calls);
            assertThat(router.health().alive())
                    .as("for this driver, status 200 is alive")
                    .isNotNull();
        }
    }

    @Test
    void a_script_in_an_answer_is_nothing_but_text() throws IOException {
        String text = "</script><script>alert('x')</script>\u2028\u0000";
        String body =
                "{\"choices\":[{\"message\":{\"content\":%s}}]}"
                        .formatted(JSON.writeValueAsString(text));
        try (RawServer server = RawServer.saying(RawServer.json(200, body))) {
            Limits patient = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), LIMIT);
            Outcome<Answer> said = reference(server.url(), patient).chat().ask(ADA, QUESTION);

            assertThat(((Outcome.Given<Answer>) said).value().text()).isEqualTo(text);
        }
        assertThat(JSON.readTree(written(evidence.take().get(0))).at("/response/body").asText())
                .isEqualTo(body);
    }

    @Test
    void a_ledger_without_an_end_is_left() {
        String page = "[" + "{},".repeat(99) + "{}]";
        try (RawServer server = RawServer.saying(RawServer.json(200, page))) {
            Limits patient = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), LIMIT);

            assertThat(reference(server.url(), patient).ledger().entries(ADA))
                    .isEqualTo(
                            new Outcome.Unusable<>(
                                    "expected the entries of one tenant, got 10000 and still no last page"));
            assertThat(server.requests()).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{model=\"m\",deployment=\"d\",status=\"completed\"} NaN",
                "{model=\"m\",deployment=\"d\",status=\"completed\"} +Inf",
                "{model=\"m\",deployment=\"d\",status=\"completed\"} -1",
                "{model=\"m\",deployment=\"d\",status=\"completed\"} many",
                "{model=\"m\",deployment=\"d\"} 1",
                "{model=\"m\",model=\"n\",deployment=\"d\"} 1",
                "{} 1"
            })
    void a_count_that_is_none_counts_nothing(String sample) {
        String page = "touchstone_requests_total" + sample + "\n";
        String reply =
                "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(page.length(), page);
        try (RawServer server = RawServer.saying(reply)) {
            Limits patient = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), LIMIT);
            Outcome<Metrics.Reading> read = reference(server.url(), patient).metrics().read();

            assertThat(((Outcome.Given<Metrics.Reading>) read).value().served().values())
                    .noneMatch(counts -> counts.requests().containsKey("completed"));
        }
    }

    private static Map<String, Supplier<Outcome<?>>> common(Router router) {
        Map<String, Supplier<Outcome<?>>> calls = new LinkedHashMap<>();
        calls.put("ask", () -> router.chat().ask(ADA, QUESTION));
        calls.put("stream", () -> router.chat().stream(ADA, QUESTION));
        calls.put("models", () -> router.models().list(ADA));
        return calls;
    }

    private void assertHarmless(RawServer server, Map<String, Supplier<Outcome<?>>> calls)
            throws IOException {
        for (Map.Entry<String, Supplier<Outcome<?>>> call : calls.entrySet()) {
            int before = server.requests().size();
            Instant start = Instant.now();
            assertNoAnswer(call.getKey(), call.getValue().get());
            assertThat(Duration.between(start, Instant.now()))
                    .as(call.getKey())
                    .isLessThan(DEADLINE.plus(SLACK));
            assertThat(server.requests()).as("sent once").hasSizeLessThanOrEqualTo(before + 1);
            List<Exchange> kept = evidence.take();
            assertThat(kept).as("evidence of " + call.getKey()).hasSize(1);
            assertThat(written(kept.get(0))).hasSizeLessThan(100_000);
            assertThat(JSON.readTree(written(kept.get(0))).at("/request/headers").toString())
                    .doesNotContain("eyJ");
        }
    }

    private static void assertNoAnswer(String call, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Unusable<?> unusable) {
            assertThat(unusable.what()).as(call).isNotBlank().hasLineCount(1).hasSizeLessThan(700);
        } else if (outcome instanceof Outcome.Refused<?> refused) {
            assertThat(refused.refusal().toString()).as(call).hasSizeLessThan(1500);
        } else {
            assertThat(((Outcome.Given<?>) outcome).value())
                    .as(call)
                    .isInstanceOfSatisfying(AnswerStream.class, HostileRouterTest::assertNoEnd);
        }
    }

    /** A stream may begin; it must end, and not as a complete one does. */
    private static void assertNoEnd(AnswerStream stream) {
        Optional<StreamEvent> event = stream.next();
        while (event.isPresent()) {
            event = stream.next();
        }
        stream.close();
        assertThat(stream.ending()).isIn(AnswerStream.Ending.TOO_LONG, AnswerStream.Ending.SILENT);
        assertThat(stream.events()).noneMatch(StreamEvent.Done.class::isInstance);
    }

    private Router reference(URI url, Limits limits) {
        Wire wire = new Wire(url, limits, evidence);
        return new ReferenceDriver(
                Descriptions.of("reference", url), wire, CONTRACT, departure -> {});
    }

    private static byte[] written(Exchange exchange) {
        return exchange.json().getBytes(StandardCharsets.UTF_8);
    }
}
