package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.Marker;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.router.Breach;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.Wire;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver against the plainest router there is: an engine without anything in front of it. */
class OpenAiRouterTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Limits.EIGHT_MEBIBYTES);
    private static final Person ADA =
            new Person("Ada", "", "", Person.Role.OPERATOR, new Credential.None());

    private final ScriptedEngine engine =
            ScriptedEngine.start(new EngineConfig("one", 0, List.of("a-model")));
    private final String marker = Marker.fresh();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void its_options_give_headers_that_go_with_every_request() {
        OpenAiRouter router = router(Map.of("header.x-route", "to-one", "health", "/health"));

        router.chat().ask(ADA, question());
        router.chat().stream(ADA, question());

        assertThat(new EngineControl(engine.url()).journal(marker))
                .hasSize(2)
                .extracting(entry -> entry.headers().get("x-route"))
                .containsOnly("to-one");
    }

    @Test
    void sends_no_field_that_the_protocol_does_not_have() {
        router(Map.of())
                .chat()
                .ask(
                        ADA,
                        question()
                                .within(Duration.ofSeconds(1))
                                .identifiedBy(Identifiers.trace("t")));

        assertThat(new EngineControl(engine.url()).journal(marker))
                .singleElement()
                .extracting(JournalEntry::body)
                .asString()
                .contains("\"messages\"")
                .doesNotContain("timeout", "metadata");
    }

    @Test
    void cannot_break_what_the_protocol_does_not_have() {
        ChatRequest broken = question().breaking(Breach.TIMEOUT_OF_ZERO);

        assertThatThrownBy(() -> router(Map.of()).chat().ask(ADA, broken))
                .isInstanceOf(CapabilityMissing.class)
                .hasMessage("the chat-completion protocol does not have it");
    }

    @Test
    void an_answer_with_more_in_it_than_the_protocol_has_is_well_shaped() {
        assertThat(router(Map.of()).chat().ask(ADA, question()))
                .isInstanceOfSatisfying(
                        Outcome.Given.class,
                        given ->
                                assertThat(((dev.touchstone.router.Answer) given.value()))
                                        .satisfies(a -> assertThat(a.shapeFaults()).isEmpty())
                                        .satisfies(a -> assertThat(a.text()).contains("Hello")));
    }

    private ChatRequest question() {
        return ChatRequest.of("a-model", List.of(Message.user("Hello " + marker)));
    }

    private OpenAiRouter router(Map<String, String> options) {
        Price free = new Price(BigDecimal.ZERO, BigDecimal.ZERO);
        RouterDescription description =
                new RouterDescription(
                        "an engine",
                        "openai",
                        engine.url(),
                        List.of(new Model("a-model", free, List.of(), true)),
                        Map.of(),
                        options,
                        new Secrets("", ""));
        Wire wire = new Wire(engine.url(), LIMITS, new Evidence());
        return new OpenAiRouter(description, wire, Contract.load());
    }
}
