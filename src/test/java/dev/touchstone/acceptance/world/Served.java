package dev.touchstone.acceptance.world;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.Trail;
import java.util.List;

/**
 * An answer as far as it tells who gave it, however it was asked for.
 *
 * @param models the names of the model that it mentions, each once
 */
public record Served(Trail trail, String text, List<String> models) {

    /** The last answer of a scenario, in a conversation or without one. */
    public static Served last(Talk talk, Dialogues dialogues) {
        Object given =
                dialogues.remarks().isEmpty()
                        ? talk.last().given()
                        : dialogues.last().reaction().given("an answer");
        if (given instanceof Answer answer) {
            return new Served(answer.trail(), answer.text(), List.of(answer.model()));
        }
        if (given instanceof Said said) {
            return new Served(said.trail(), said.response(), List.of(said.model()));
        }
        return given instanceof SaidInPieces pieces
                ? of(pieces.answer())
                : of((AnswerStream) given);
    }

    private static Served of(AnswerStream stream) {
        ReadStream read = ReadStream.of(stream);
        List<String> models = read.chunks().stream().map(Chunk::model).distinct().toList();
        return new Served(stream.trail(), read.text(), models);
    }
}
