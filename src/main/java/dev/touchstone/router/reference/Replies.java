package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What came of an operation of the platform API: what was hoped for, or the router's no. */
final class Replies {

    private Replies() {}

    /**
     * @param status with which the router gives what was asked for
     * @param read empty for a reply that is something else all the same
     */
    static <T> Outcome<T> given(Received received, int status, Function<Reply, Optional<T>> read) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<T> value = reply.status() == status ? read.apply(reply) : Optional.empty();
        return value.<Outcome<T>>map(Outcome.Given::new).orElseGet(() -> Refusals.of(reply));
    }

    /** The same for a body in JSON of that kind. */
    static <T> Outcome<T> json(
            Received received, int status, Predicate<JsonNode> kind, Function<JsonNode, T> read) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> body = Json.read(reply).filter(kind);
        return reply.status() == status && body.isPresent()
                ? new Outcome.Given<>(read.apply(body.get()))
                : Refusals.of(reply);
    }

    /** The same where nothing is told but that it is done (204). */
    static Outcome<Void> done(Received received) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        return reply.status() == 204 ? new Outcome.Given<>(null) : Refusals.of(reply);
    }

    /** Each row of a list. */
    static <T> List<T> each(JsonNode rows, Function<JsonNode, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
