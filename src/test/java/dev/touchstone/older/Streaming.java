package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.util.List;

/** The inference service's streaming tests. */
final class Streaming {

    static final Suite SUITE =
            Suite.of("Inference service: streaming (AC-21.2)")
                    .test("a response comes as server-sent events", Streaming::events)
                    .test("each chunk is valid", Streaming::chunks)
                    .test("the content, put together, is the answer", Streaming::content)
                    .test("a request that cannot be served", Streaming::refused)
                    .after(Skips::withoutModels);

    private Streaming() {}

    private static void events(Seeded seeded) {
        streamed(seeded, Completions.streaming("Count from 1 to 5"));
    }

    private static void chunks(Seeded seeded) {
        streamed(seeded, Completions.streaming("Count from 1 to 5"))
                .forEach(Completions::validateStreamingChunk);
    }

    private static void content(Seeded seeded) {
        List<JsonNode> chunks = streamed(seeded, Completions.streaming("Count from 1 to 5"));
        assertThat(Completions.extractContent(chunks)).isNotEmpty();
    }

    private static void refused(Seeded seeded) {
        ObjectNode unknown = Completions.streaming("Hello").put("model", Completions.UNKNOWN);
        assertThat(seeded.operatorA().post(Completions.PATH, unknown).status()).isEqualTo(404);
    }

    /** It is answered by events, of which there are some. */
    static List<JsonNode> streamed(Seeded seeded, ObjectNode request) {
        Response response = seeded.operatorA().post(Completions.PATH, request);
        List<JsonNode> chunks = Completions.parseStream(response);
        assertThat(response.header("content-type")).contains("text/event-stream");
        assertThat(chunks).isNotEmpty();
        return chunks;
    }
}
