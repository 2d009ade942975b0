package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JSON answers: contract, "The engine"; vLLM's chat_completion/protocol.py. */
class ChatTest {

    private final String marker = Marker.fresh();
    private ScriptedEngine engine;
    private EngineControl control;

    @BeforeEach
    void start() {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL, "phi-4")));
        control = new EngineControl(engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void has_the_fields_of_vllm_nulls_included() throws IOException {
        RawCaller.Raw raw = ask(Prompts.json("hi"), "X-Request-Id: a");

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.headers()).containsEntry("content-type", "application/json");
        assertThat(raw.text().replaceAll("\"created\":[0-9]+", "\"created\":0"))
                .isEqualTo(
                        "{\"id\":\"chatcmpl-a\",\"object\":\"chat.completion\",\"created\":0,"
                                + "\"model\":\"llama-3.2-3b\",\"choices\":[{\"index\":0,\"message\":{"
                                + "\"role\":\"assistant\",\"content\":\"hi\",\"refusal\":null,"
                                + "\"annotations\":null,\"audio\":null,\"function_call\":null,"
                                + "\"reasoning\":null},\"logprobs\":null,\"finish_reason\":\"stop\","
                                + "\"stop_reason\":null,\"token_ids\":null}],\"service_tier\":null,"
                                + "\"system_fingerprint\":null,\"usage\":{\"prompt_tokens\":8,"
                                + "\"total_tokens\":9,\"completion_tokens\":1,"
                                + "\"prompt_tokens_details\":null},\"prompt_logprobs\":null,"
                                + "\"prompt_token_ids\":null,\"kv_transfer_params\":null}");
    }

    @Test
    void an_id_of_its_own_for_each_answer_without_a_request_id() throws IOException {
        String one = ask(Prompts.json("hi")).json().at("/id").asText();
        String other = ask(Prompts.json("hi")).json().at("/id").asText();

        assertThat(one).matches("chatcmpl-[0-9a-f]{32}").isNotEqualTo(other);
    }

    @Test
    void repeats_the_last_user_message_without_a_script() throws IOException {
        String body =
                "{\"model\":\"phi-4\",\"messages\":[{\"role\":\"system\",\"content\":\"be kind\"},"
                        + "{\"role\":\"user\",\"content\":\"first\"},"
                        + "{\"role\":\"user\",\"content\":\"второй\"},"
                        + "{\"role\":\"assistant\",\"content\":\"x\"}]}";

        assertThat(ask(body).json().at("/choices/0/message/content").asText()).isEqualTo("второй");
        assertThat(ask(body).json().at("/model").asText()).isEqualTo("phi-4");
    }

    @Test
    void counts_contents_four_for_each_message_and_three() throws IOException {
        // cl100k_base: "be kind" 2 tokens, "tiktoken is great!" 6 tokens
        String body =
                "{\"messages\":[{\"role\":\"system\",\"content\":\"be kind\"},"
                        + "{\"role\":\"user\",\"content\":\"tiktoken is great!\"}]}";

        assertThat(ask(body).json().at("/usage/prompt_tokens").asInt()).isEqualTo(2 + 6 + 8 + 3);
        assertThat(ask(body).json().at("/usage/completion_tokens").asInt()).isEqualTo(6);
        assertThat(ask(body).json().at("/usage/total_tokens").asInt()).isEqualTo(25);
    }

    @Test
    void max_tokens_cuts_exactly_and_says_length() throws IOException {
        RawCaller.Raw cut = ask(Prompts.with("tiktoken is great!", ",\"max_tokens\":4"));
        RawCaller.Raw whole = ask(Prompts.with("tiktoken is great!", ",\"max_tokens\":6"));

        assertThat(cut.json().at("/choices/0/message/content").asText()).isEqualTo("tiktoken is");
        assertThat(cut.json().at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(cut.json().at("/usage/completion_tokens").asInt()).isEqualTo(4);
        assertThat(whole.json().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void a_limit_within_a_character_leaves_the_character_out_and_counts_its_tokens()
            throws IOException {
        // cl100k_base needs several tokens for this letter
        RawCaller.Raw cut = ask(Prompts.with("ꙮ", ",\"max_tokens\":1"));

        assertThat(cut.json().at("/choices/0/message/content").asText()).isEmpty();
        assertThat(cut.json().at("/usage/completion_tokens").asInt()).isEqualTo(1);
        assertThat(cut.json().at("/choices/0/finish_reason").asText()).isEqualTo("length");
    }

    @Test
    void max_completion_tokens_wins_over_max_tokens() throws IOException {
        String limits = ",\"max_tokens\":3,\"max_completion_tokens\":1";
        assertThat(
                        ask(Prompts.with("a b c d", limits))
                                .json()
                                .at("/choices/0/message/content")
                                .asText())
                .isEqualTo("a");
    }

    @Test
    void scripted_pieces_count_one_token_each() throws IOException {
        control.script(marker, Behaviour.answer("").inPieces("Hel", "lo wor", "ld"));
        RawCaller.Raw raw = ask(Prompts.json(marker));

        assertThat(raw.json().at("/choices/0/message/content").asText()).isEqualTo("Hello world");
        assertThat(raw.json().at("/usage/completion_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void reports_wrong_or_no_usage_when_scripted_and_the_journal_knows_better() throws IOException {
        control.script(
                marker,
                Behaviour.answer("Hello world").reporting(new Usage(1, 2, 4)),
                Behaviour.answer("Hello world").withoutUsage());

        assertThat(ask(Prompts.json(marker)).text())
                .contains("\"prompt_tokens\":1,\"total_tokens\":4,\"completion_tokens\":2");
        assertThat(ask(Prompts.json(marker)).json().at("/usage").isNull()).isTrue();
        JournalEntry wrong = control.journal(marker).get(0);
        assertThat(wrong.reported()).isEqualTo(new Usage(1, 2, 4));
        assertThat(wrong.generatedTokens()).isEqualTo(2);
        assertThat(wrong.promptTokens()).isGreaterThan(7);
    }

    @Test
    void gives_the_scripted_finish_reason() throws IOException {
        control.script(marker, Behaviour.answer("no").finishingWith("content_filter"));

        assertThat(ask(Prompts.json(marker)).json().at("/choices/0/finish_reason").asText())
                .isEqualTo("content_filter");
        assertThat(ask(Prompts.stream(marker)).text())
                .contains("\"finish_reason\":\"content_filter\"");
    }

    @Test
    void sends_nothing_until_the_answer_is_whole() throws IOException {
        control.script(marker, Behaviour.answer("").inPieces("a", "b").holdAfter(1));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.json(marker));
            assertThat(caller.nextByteWithin(100)).isEqualTo(-2);

            control.release(marker);
            assertThat(caller.answer().json().at("/choices/0/message/content").asText())
                    .isEqualTo("ab");
        }
    }

    @Test
    void an_endless_json_answer_never_comes() throws IOException {
        control.script(marker, Behaviour.answer("more ").withoutEnd());
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.json(marker));
            assertThat(caller.nextByteWithin(150)).isEqualTo(-2);
        }
        JournalEntry entry = JournalTest.awaitState(control, marker, JournalEntry.State.ABORTED);
        assertThat(entry.generatedTokens()).isPositive();
    }

    @Test
    void waits_as_scripted() throws IOException {
        control.script(
                marker,
                Behaviour.answer("")
                        .inPieces("a", "b")
                        .firstByteAfter(Duration.ofMillis(50))
                        .firstTokenAfter(Duration.ofMillis(50))
                        .betweenTokens(Duration.ofMillis(50)));
        long sent = System.nanoTime();
        ask(Prompts.json(marker));

        assertThat(Duration.ofNanos(System.nanoTime() - sent))
                .isBetween(Duration.ofMillis(149), Duration.ofSeconds(3));
    }

    private RawCaller.Raw ask(String body, String... headers) throws IOException {
        try (RawCaller caller = new RawCaller(engine)) {
            return caller.chat(body, headers).answer();
        }
    }
}
