package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.routing.AnswerStream;
import java.io.IOException;

/** Passes a stream on, and keeps the text of its first choice. */
final class HeardStream implements AnswerStream {
    private final AnswerStream out;
    private final Runnable opening;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param opening runs before the stream opens
     */
    HeardStream(AnswerStream out, Runnable opening) {
        this.out = out;
        this.opening = opening;
    }

    /** What has been sent so far. */
    String text() {
        return text.toString();
    }

    @Override
    public void attempt(String deployment, int attempts) {
        out.attempt(deployment, attempts);
    }

    @Override
    public void open() {
        opening.run();
        out.open();
    }

    @Override
    public void send(ObjectNode chunk) throws IOException {
        out.send(chunk);
        chunk.path("choices")
                .forEach(
                        choice -> {
                            if (choice.path("index").asInt() == 0) {
                                text.append(choice.at("/delta/content").asText(""));
                            }
                        });
    }
}
