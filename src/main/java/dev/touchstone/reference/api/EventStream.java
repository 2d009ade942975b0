package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.routing.AnswerStream;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events to the caller, each flushed at once (STREAM-1). */
final class EventStream implements AnswerStream {
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Json json;
    private final Context context;
    private String deployment = "";
    private int attempts;
    private boolean open;

    EventStream(Json json, Context context) {
        this.json = json;
        this.context = context;
    }

    /** Whether the caller has been told that an answer is coming. */
    boolean isOpen() {
        return open;
    }

    @Override
    public void attempt(String asked, int number) {
        deployment = asked;
        attempts = number;
    }

    @Override
    public void open() {
        context.status(200).contentType("text/event-stream; charset=utf-8");
        Attribution.tell(context, deployment, attempts);
        context.header("cache-control", "no-cache");
        // Tells a proxy such as nginx to pass events on as they come.
        context.header("x-accel-buffering", "no");
        open = true;
    }

    @Override
    public void send(ObjectNode chunk) throws IOException {
        OutputStream out = context.res().getOutputStream();
        out.write(DATA);
        out.write(json.bytes(chunk));
        out.write(END);
        out.flush();
    }

    /** The end of a complete stream. */
    void done() throws IOException {
        OutputStream out = context.res().getOutputStream();
        out.write(DONE);
        out.flush();
    }
}
