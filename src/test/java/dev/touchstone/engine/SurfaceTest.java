package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, models and refusals, as measured on vLLM 0.32 (contract, "The engine"). */
class SurfaceTest {

    private ScriptedEngine engine;
    private RawCaller caller;

    @BeforeEach
    void start() throws IOException {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL, "phi-4")));
        caller = new RawCaller(engine);
    }

    @AfterEach
    void stop() throws IOException {
        caller.close();
        engine.close();
    }

    @Test
    void health_is_200_and_empty() throws IOException {
        RawCaller.Raw raw = caller.get("/health").answer();

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.headers()).containsEntry("content-length", "0");
    }

    @Test
    void tells_a_version() throws IOException {
        assertThat(caller.get("/version").answer().text()).isEqualTo("{\"version\":\"0.32.0\"}");
    }

    @Test
    void lists_its_models_as_vllm_does() throws IOException {
        RawCaller.Raw raw = caller.get("/v1/models").answer();

        assertThat(raw.json().at("/object").asText()).isEqualTo("list");
        assertThat(raw.json().at("/data")).hasSize(2);
        assertThat(raw.json().at("/data/1/id").asText()).isEqualTo("phi-4");
        assertThat(raw.json().at("/data/0"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                raw.text()
                                        .replaceAll("(?s)^.*?\"data\":\\[", "")
                                        .replaceAll("(?s),\\{\"id\":\"phi-4\".*$", "")));
        assertThat(raw.json().at("/data/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "object",
                        "created",
                        "owned_by",
                        "root",
                        "parent",
                        "max_model_len",
                        "permission");
        assertThat(raw.json().at("/data/0/owned_by").asText()).isEqualTo("vllm");
        assertThat(raw.json().at("/data/0/permission/0/object").asText())
                .isEqualTo("model_permission");
    }

    @Test
    void an_unknown_path_is_404_and_a_wrong_method_405() throws IOException {
        RawCaller.Raw unknown = caller.get("/v1/unknown?x=1").answer();
        RawCaller.Raw wrong = caller.get("/v1/chat/completions").answer();

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.text()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        assertThat(caller.post("/health", "").answer().status()).isEqualTo(405);
    }

    @Test
    void an_unknown_model_is_404_also_for_a_stream() throws IOException {
        String request = Prompts.stream("hi").replace(Prompts.MODEL, "gpt");
        RawCaller.Raw raw = caller.chat(request).answer();

        assertThat(raw.status()).isEqualTo(404);
        assertThat(raw.headers()).containsEntry("content-type", "application/json");
        assertThat(raw.text())
                .isEqualTo(
                        "{\"error\":{\"message\":\"The model `gpt` does not exist.\","
                                + "\"type\":\"NotFoundError\",\"param\":\"model\",\"code\":404}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'messages':[]}                             | messages",
                "{M,'max_tokens':0}                          | max_tokens",
                "{M,'max_tokens':-1}                         | max_tokens",
                "{M,'temperature':3}                         | temperature",
                "{M,'stream_options':{'include_usage':true}} | stream_options"
            })
    void what_vllm_itself_refuses_is_400_and_names_the_field(String body, String param)
            throws IOException {
        RawCaller.Raw raw = caller.chat(filled(body)).answer();

        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.json().at("/error/type").asText()).isEqualTo("BadRequestError");
        assertThat(raw.json().at("/error/param").asText()).isEqualTo(param);
        assertThat(raw.json().at("/error/code").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{",
                "{} {}",
                "{}",
                "{'messages':'hi'}",
                "{'messages':['hi']}",
                "{'messages':[{'content':'no role'}]}",
                "{'messages':[{'role':'user','content':7}]}",
                "{M,'model':7}",
                "{M,'stream':'yes'}",
                "{M,'max_tokens':'abc'}",
                "{M,'max_tokens':1.5}",
                "{M,'max_tokens':99999999999}",
                "{M,'temperature':'hot'}",
                "{M,'stream_options':true}"
            })
    void broken_json_and_wrong_types_are_400_bad_request(String body) throws IOException {
        RawCaller.Raw raw = caller.chat(filled(body)).answer();

        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.json().at("/error/type").asText()).isEqualTo("Bad Request");
        assertThat(raw.json().at("/error/message").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{M}",
                "{M,'model':''}",
                "{M,'model':null,'max_tokens':null,'stream':null}",
                "{M,'unknown_field':{'deep':[1]}}",
                "{M,'temperature':2,'max_tokens':1}",
                "{'messages':[{'role':'wizard','content':'hi'}]}",
                "{'messages':[{'role':'user','content':[{'type':'text','text':'hi'}]}]}",
                "{'messages':[{'role':'assistant','content':null}]}"
            })
    void what_vllm_accepts_is_accepted(String body) throws IOException {
        RawCaller.Raw raw = caller.chat(filled(body)).answer();

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.json().at("/model").asText()).isEqualTo(Prompts.MODEL);
    }

    @Test
    void a_prompt_beyond_the_context_is_400() throws IOException {
        RawCaller.Raw raw = caller.chat(Prompts.json("word ".repeat(131_100))).answer();

        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.json().at("/error/message").asText()).contains("131072");
    }

    private static String filled(String body) {
        return body.replace("M", "'messages':[{'role':'user','content':'hi'}]").replace('\'', '"');
    }
}
