package dev.touchstone.reference;

import dev.touchstone.reference.FakeEngine.Behaviour;
import java.util.List;

/** What a healthy engine says, in vLLM's shapes. */
final class EngineTexts {
    static final String DONE = "[DONE]";
    static final String ROLE =
            chunk(
                    "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}");
    static final String STOP = chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}");

    private EngineTexts() {}

    static String answer(String content, int prompt, int completion) {
        return """
               {"id":"chatcmpl-engine","object":"chat.completion","created":1700000000,"model":"engine",
                "choices":[{"index":0,"message":{"role":"assistant","content":"%s","refusal":null},
                "logprobs":null,"finish_reason":"stop"}],"usage":%s,"prompt_logprobs":null}
               """
                .formatted(content, usage(prompt, completion));
    }

    static String usage(int prompt, int completion) {
        return "{\"prompt_tokens\":%d,\"total_tokens\":%d,\"completion_tokens\":%d}"
                .formatted(prompt, prompt + completion, completion);
    }

    static String chunk(String choice) {
        return "{\"id\":\"chatcmpl-engine\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                + "\"model\":\"engine\",\"choices\":["
                + choice
                + "]}";
    }

    static String content(String text) {
        return chunk(
                "{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}");
    }

    static String usageChunk(int prompt, int completion) {
        return "{\"id\":\"chatcmpl-engine\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                + "\"model\":\"engine\",\"choices\":[],\"usage\":"
                + usage(prompt, completion)
                + "}";
    }

    static Behaviour answers(String content, int prompt, int completion) {
        return chat -> chat.json("200 OK", answer(content, prompt, completion));
    }

    /** The events, one part each, and a clean end. */
    static Behaviour streams(List<String> events) {
        return chat -> {
            chat.streamHead();
            for (String event : events) {
                chat.event(event);
            }
            chat.endOfStream();
        };
    }

    static Behaviour streams(String... events) {
        return streams(List.of(events));
    }
}
