package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts for the requests for one model only (contract, "The engine"). */
class ModelScriptsTest {

    private static final String OTHER = "phi-4";

    private final String marker = Marker.fresh();
    private ScriptedEngine engine;
    private EngineControl control;
    private RawCaller caller;

    @BeforeEach
    void start() throws IOException {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL, OTHER)));
        control = new EngineControl(engine.url());
        caller = new RawCaller(engine);
    }

    @AfterEach
    void stop() throws IOException {
        caller.close();
        engine.close();
    }

    private String answer(String model) throws IOException {
        String request = Prompts.json(marker).replace(Prompts.MODEL, model);
        return Json.MAPPER
                .readTree(caller.chat(request).answer().text())
                .at("/choices/0/message/content")
                .asText();
    }

    @Test
    void models_of_one_engine_follow_their_own_scripts_each_counted_alone() throws IOException {
        control.script(Script.of(marker, Behaviour.answer("a"), Behaviour.answer("b")));
        control.script(
                Script.of(marker, Behaviour.answer("one"), Behaviour.answer("two"))
                        .forModel(OTHER));

        assertThat(
                        List.of(
                                answer(OTHER),
                                answer(Prompts.MODEL),
                                answer(OTHER),
                                answer(Prompts.MODEL)))
                .containsExactly("one", "a", "two", "b");
    }

    @Test
    void a_model_without_a_script_of_its_own_repeats_the_prompt() throws IOException {
        control.script(Script.of(marker, Behaviour.answer("one")).forModel(OTHER));

        assertThat(answer(Prompts.MODEL)).isEqualTo(marker);
        assertThat(answer(OTHER)).isEqualTo("one");
    }

    @Test
    void a_request_without_a_model_follows_the_script_for_every_model() throws IOException {
        control.script(Script.of(marker, Behaviour.answer("any")));
        control.script(Script.of(marker, Behaviour.answer("one")).forModel(OTHER));
        String request =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}".formatted(marker);

        assertThat(caller.chat(request).answer().text()).contains("\"any\"");
    }

    @Test
    void a_release_is_for_all_scripts_of_its_marker() throws IOException {
        control.script(Script.of(marker, Behaviour.answer("a").holdAfter(1)));
        control.script(Script.of(marker, Behaviour.answer("one").holdAfter(1)).forModel(OTHER));
        try (RawCaller second = new RawCaller(engine)) {
            CompletableFuture<String> held =
                    CompletableFuture.supplyAsync(() -> text(second, OTHER));
            CompletableFuture<String> other =
                    CompletableFuture.supplyAsync(() -> text(caller, Prompts.MODEL));
            Awaitility.await().until(() -> control.journal(marker).size() == 2);
            control.release(marker);

            assertThat(held).succeedsWithin(5, TimeUnit.SECONDS).asString().contains("one");
            assertThat(other).succeedsWithin(5, TimeUnit.SECONDS).asString().contains("\"a\"");
        }
    }

    private String text(RawCaller by, String model) {
        try {
            return by.chat(Prompts.json(marker).replace(Prompts.MODEL, model)).answer().text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
