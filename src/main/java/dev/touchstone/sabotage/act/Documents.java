package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON bodies, in which numbers keep their digits. */
final class Documents {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final LastRead<JsonNode> READ = new LastRead<>(Documents::parsed);

    private Documents() {}

    /** A missing node for what is no JSON; not to be changed. */
    static JsonNode read(byte[] body) {
        return READ.of(body);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode read = body.length == 0 ? null : JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            return MissingNode.getInstance(); // a rule for JSON leaves other bodies alone
        }
    }

    static byte[] write(JsonNode document) {
        try {
            return JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that was read can be written", e);
        }
    }

    /** The body after these changes; the very same bytes where they change nothing. */
    static byte[] changed(byte[] body, List<JsonChange> changes) {
        JsonNode document = read(body);
        if (document.isMissingNode() || changes.isEmpty()) {
            return body;
        }
        JsonNode changed = JsonChange.all(changes, document);
        return changed.equals(document) ? body : write(changed);
    }
}
