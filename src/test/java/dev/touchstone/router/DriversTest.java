package dev.touchstone.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.router.Models.Listed;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.OpenAiRouter;
import dev.touchstone.router.reference.ReferenceDriver;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.RawServer;
import dev.touchstone.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What drivers make of replies that are made up here: fields that are named, credentials, one
 * request for each call. What real routers said is replayed by {@code DriverContractTest}.
 */
@Timeout(60)
class DriversTest {

    private static final Contract CONTRACT = Contract.load();
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 100_000);
    private static final Person ADA =
            new Person("Ada", "a", "t", Person.Role.OPERATOR, new Credential.Bearer("key-of-ada"));
    private static final ChatRequest QUESTION =
            ChatRequest.of("phi-4", List.of(Message.user("Hello?")));

    /** The drivers, each with the ways in which the routers it speaks to say no. */
    enum Driver {
        REFERENCE(
                "{\"error\":{\"message\":\"%s\",\"type\":\"t\",\"param\":%s,\"code\":\"c\"},\"detail\":\"%s\"}",
                "\"status\":\"loaded\",", "{\"status\":\"ok\"}"),
        OPENAI(
                "{\"error\":{\"message\":\"%s\",\"type\":\"None\",\"param\":%s,\"code\":\"400\"}}",
                "", "\"I'm alive!\"");

        private final String error;
        private final String listed;
        private final String health;

        Driver(String error, String listed, String health) {
            this.error = error;
            this.listed = listed;
            this.health = health;
        }

        Router router(URI url) {
            Wire wire = new Wire(url, LIMITS, new Evidence());
            return switch (this) {
                case REFERENCE ->
                        new ReferenceDriver(
                                Descriptions.of("reference", url), wire, CONTRACT, said -> {});
                case OPENAI -> new OpenAiRouter(Descriptions.of("openai", url), wire, CONTRACT);
            };
        }

        String no(int status, String message, String param) {
            String quoted = param == null ? "null" : '"' + param + '"';
            return RawServer.json(status, error.formatted(message, quoted, message));
        }

        /** One router's recorded conversation: what it says to each path and key. */
        void answer(RawServer.Line line) throws java.io.IOException {
            String asked = line.request();
            if (asked.startsWith("GET /health")) {
                line.say(RawServer.json(200, health));
            } else if (!asked.contains("Bearer key-of-ada")) {
                line.say(no(401, "who are you?", null));
            } else if (asked.startsWith("GET /v1/models")) {
                String model = "{%s\"id\":\"phi-4\",\"object\":\"model\"}".formatted(listed);
                line.say(
                        RawServer.json(
                                200, "{\"object\":\"list\",\"data\":[%s]}".formatted(model)));
            } else if (asked.contains("\"model\":\"no-such\"")) {
                line.say(no(404, "no such model", "model"));
            } else if (asked.contains("\"messages\":[]")) {
                line.say(no(422, "no messages", "messages"));
            } else if (asked.contains("\"stream\":true")) {
                line.say(RawServer.events(STREAM));
            } else {
                line.say(RawServer.json(200, ANSWER, "x-request-id: r-1"));
            }
        }
    }

    private static final String ANSWER =
            "{\"id\":\"chatcmpl-1\",\"model\":\"phi-4\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";
    private static final String STREAM =
            "data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n"
                    + "data: [DONE]\n\n";

    @ParameterizedTest
    @EnumSource
    void an_answer_is_given_whole(Driver driver) {
        Answer answer = given(driver, router -> router.chat().ask(ADA, QUESTION));

        assertThat(answer.text()).isEqualTo("Hi");
        assertThat(answer.finishReason()).contains(FinishReason.STOP);
        assertThat(answer.usage()).contains(Usage.of(1, 1));
        assertThat(answer.trail().requestId()).contains("r-1");
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_is_given_event_by_event(Driver driver) {
        try (RawServer server = RawServer.holding(driver::answer);
                AnswerStream stream =
                        value(driver.router(server.url()).chat().stream(ADA, QUESTION))) {
            assertThat(stream.next())
                    .get()
                    .isInstanceOfSatisfying(
                            StreamEvent.Chunk.class, c -> assertThat(c.text()).isEqualTo("Hi"));
            assertThat(stream.next()).get().isInstanceOf(StreamEvent.Done.class);
            assertThat(stream.next()).isEmpty();
            assertThat(stream.ending()).isEqualTo(AnswerStream.Ending.CLEAN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_credential_and_none_are_told_to_sign_in(Driver driver) {
        Person stranger = ADA.showing(new Credential.Bearer("key-of-nobody"));
        Person naked = ADA.showing(new Credential.None());

        assertThat(refused(driver, router -> router.chat().ask(stranger, QUESTION)).reason())
                .isEqualTo(Reason.SIGN_IN);
        assertThat(refused(driver, router -> router.chat().stream(naked, QUESTION)).reason())
                .isEqualTo(Reason.SIGN_IN);
        assertThat(refused(driver, router -> router.models().list(naked)).reason())
                .isEqualTo(Reason.SIGN_IN);
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_model_and_a_broken_request_are_told_apart(Driver driver) {
        ChatRequest unknown = ChatRequest.of("no-such", QUESTION.messages());
        Refusal model = refused(driver, router -> router.chat().ask(ADA, unknown));
        Refusal broken =
                refused(
                        driver,
                        router -> router.chat().ask(ADA, QUESTION.breaking(Breach.EMPTY_MESSAGES)));

        assertThat(model.reason()).isEqualTo(Reason.UNKNOWN_MODEL);
        assertThat(broken.reason()).isEqualTo(Reason.BROKEN_REQUEST);
        assertThat(broken.field()).contains(RequestField.MESSAGES);
        assertThat(broken.message()).isEqualTo("no messages");
    }

    @ParameterizedTest
    @EnumSource
    void models_and_health_are_given(Driver driver) {
        List<Listed> listed = given(driver, router -> router.models().list(ADA));
        Optional<Boolean> loaded =
                driver == Driver.REFERENCE ? Optional.of(true) : Optional.empty();

        assertThat(listed).containsExactly(new Listed("phi-4", loaded));
        try (RawServer server = RawServer.holding(driver::answer)) {
            assertThat(driver.router(server.url()).health().alive())
                    .isEqualTo(new Outcome.Given<Void>(null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_call_is_one_request(Driver driver) {
        try (RawServer server = RawServer.holding(driver::answer)) {
            Router router = driver.router(server.url());
            router.chat().ask(ADA, QUESTION);
            router.models().list(ADA.showing(new Credential.None()));

            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_offered_is_refused_with_its_reason_and_never_faked(Driver driver) {
        Router router = driver.router(URI.create("http://localhost:1"));
        Map<Capability, String> missing = router.missing();

        assertThat(missing.values()).noneMatch(String::isBlank);
        if (driver == Driver.OPENAI) {
            assertThatExceptionOfType(CapabilityMissing.class)
                    .isThrownBy(router::ledger)
                    .withMessage(missing.get(Capability.LEDGER))
                    .matches(e -> e.capability() == Capability.LEDGER);
            assertThatExceptionOfType(CapabilityMissing.class)
                    .isThrownBy(() -> router.health().readiness())
                    .withMessage(missing.get(Capability.READINESS));
        } else {
            assertThat(missing).isEmpty();
        }
    }

    private interface Question<T> {
        Outcome<T> ask(Router router);
    }

    private static <T> T given(Driver driver, Question<T> question) {
        try (RawServer server = RawServer.holding(driver::answer)) {
            return value(question.ask(driver.router(server.url())));
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Given.class);
        return ((Outcome.Given<T>) outcome).value();
    }

    private static <T> Refusal refused(Driver driver, Question<T> question) {
        try (RawServer server = RawServer.holding(driver::answer)) {
            Outcome<T> outcome = question.ask(driver.router(server.url()));
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            return ((Outcome.Refused<T>) outcome).refusal();
        }
    }
}
