package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Departure;
import java.util.Optional;

/**
 * The order of the events of a streamed answer (contract, "Chat completions", which is OpenAI's):
 * one id; the first piece tells the role and no other does; the finish reason comes once and no
 * piece behind it; behind that, once at most, the usage; then the done marker, and nothing behind
 * it.
 */
final class StreamGrammar {

    private static final String PIECES = "STREAM-2";
    private static final String END = "STREAM-3";
    private static final String USAGE = "STREAM-5";

    private String id;
    private boolean opened;
    private boolean finished;
    private boolean counted;
    private boolean done;

    /** Where this event departs from the order; empty when it does not. */
    Optional<Departure> fault(JsonNode chunk) {
        String named = chunk.path("id").asText();
        boolean other = id != null && !id.equals(named);
        id = named;
        if (done) {
            return departure(END, "it stands behind the done marker");
        }
        // Noted whatever its id is, so that what follows is not blamed for it.
        Optional<Departure> order =
                chunk.path("choices").isEmpty() ? usage() : piece(chunk.at("/choices/0"));
        return other ? departure(PIECES, "it has another id than the event before it") : order;
    }

    /** Where a done marker departs from it. */
    Optional<Departure> done() {
        boolean again = done;
        done = true;
        return again ? departure(END, "the done marker comes again") : Optional.empty();
    }

    private Optional<Departure> piece(JsonNode choice) {
        boolean role = Json.text(choice.path("delta"), "role").isPresent();
        boolean first = !opened;
        boolean behind = finished;
        opened = true;
        finished = finished || Json.text(choice, "finish_reason").isPresent();
        if (first != role) {
            return departure(
                    PIECES, first ? "it does not tell the role" : "it tells the role again");
        }
        return behind ? departure(PIECES, "it stands behind the finish reason") : Optional.empty();
    }

    private Optional<Departure> usage() {
        boolean again = counted;
        counted = true;
        if (again) {
            return departure(USAGE, "it tells the usage again");
        }
        return finished ? Optional.empty() : departure(USAGE, "it stands before the finish reason");
    }

    private static Optional<Departure> departure(String criterion, String what) {
        return Optional.of(new Departure(criterion, what));
    }
}
