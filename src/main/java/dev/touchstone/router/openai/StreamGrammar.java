package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The order of the events of a streamed answer (contract, "Chat completions", which is OpenAI's):
 * one id; the first piece tells the role and no other does; the finish reason comes once and no
 * piece behind it; behind that, once at most, the usage; then the end.
 */
final class StreamGrammar {

    private String id;
    private boolean opened;
    private boolean finished;
    private boolean counted;

    /** What is wrong with this event where it stands; empty when nothing is. */
    Optional<String> fault(JsonNode chunk) {
        String named = chunk.path("id").asText();
        boolean other = id != null && !id.equals(named);
        id = named;
        if (other) {
            return Optional.of("it has another id than the event before it");
        }
        return chunk.path("choices").isEmpty() ? usage() : piece(chunk.at("/choices/0"));
    }

    private Optional<String> piece(JsonNode choice) {
        boolean role = Json.text(choice.path("delta"), "role").isPresent();
        boolean first = !opened;
        boolean behind = finished;
        opened = true;
        finished = finished || Json.text(choice, "finish_reason").isPresent();
        if (first != role) {
            return Optional.of(first ? "it does not tell the role" : "it tells the role again");
        }
        return behind ? Optional.of("it stands behind the finish reason") : Optional.empty();
    }

    private Optional<String> usage() {
        boolean again = counted;
        counted = true;
        if (again) {
            return Optional.of("it tells the usage again");
        }
        return finished ? Optional.empty() : Optional.of("it stands before the finish reason");
    }

    /** What is wrong with an end here; empty when nothing is. */
    Optional<String> faultOfDone() {
        return finished ? Optional.empty() : Optional.of("no finish reason was told before it");
    }
}
