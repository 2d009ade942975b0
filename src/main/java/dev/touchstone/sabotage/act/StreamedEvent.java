package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One event as it goes over the wire.
 *
 * @param data what follows the first {@code data:}; empty when there is none
 * @param json its data, a missing node where that is no JSON
 */
record StreamedEvent(byte[] bytes, String data, JsonNode json) {

    private static final LastRead<StreamedEvent> READ = new LastRead<>(StreamedEvent::read);

    static StreamedEvent of(byte[] bytes) {
        return READ.of(bytes);
    }

    private static StreamedEvent read(byte[] bytes) {
        String data = data(bytes);
        return new StreamedEvent(
                bytes,
                data,
                data.startsWith("{")
                        ? Documents.read(data.getBytes(StandardCharsets.UTF_8))
                        : MissingNode.getInstance());
    }

    static StreamedEvent ofText(String text) {
        return read((text + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    boolean isDone() {
        return data.equals("[DONE]");
    }

    StreamedEvent changed(List<JsonChange> changes) {
        if (json.isMissingNode() || changes.isEmpty()) {
            return this;
        }
        JsonNode after = JsonChange.all(changes, json);
        if (after.equals(json)) {
            return this;
        }
        return ofText("data: " + new String(Documents.write(after), StandardCharsets.UTF_8));
    }

    private static String data(byte[] bytes) {
        return Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\r\n|\r|\n"))
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .findFirst()
                .orElse("");
    }
}
