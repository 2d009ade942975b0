package dev.touchstone.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.engine.Tokenizer.Piece;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;

/**
 * Writes an answer as server-sent events in vLLM 0.32's order: a role chunk, content chunks of
 * which the last carries the finish reason (an empty answer has a final chunk for it), the usage
 * chunk when asked for, {@code [DONE]}. One event is one HTTP chunk.
 */
final class StreamWriter implements AnswerWriter {

    private static final String CONTENT_TYPE = "text/event-stream; charset=utf-8";

    private final HttpExchange exchange;
    private final AnswerPlan plan;
    private final VllmShapes shapes;
    private final JournalRecord record;
    private boolean roleSent;

    StreamWriter(HttpExchange exchange, AnswerPlan plan, VllmShapes shapes, JournalRecord record) {
        this.exchange = exchange;
        this.plan = plan;
        this.shapes = shapes;
        this.record = record;
    }

    @Override
    public void open() {
        record.status(200);
        exchange.beginStream(CONTENT_TYPE);
    }

    @Override
    public void piece(Piece piece, int tokensSoFar, boolean last) {
        role();
        record.sent(piece.text());
        chunk(shapes.contentChunk(piece.text(), last ? plan.finishReason() : null), tokensSoFar);
    }

    @Override
    public void flush() {
        exchange.flush();
    }

    @Override
    public ChannelFuture finish(int tokens) {
        if (plan.pieces().isEmpty()) {
            role();
            chunk(shapes.contentChunk("", plan.finishReason()), tokens);
        }
        if (plan.script().report().secondFinishReason()) {
            chunk(shapes.contentChunk("", plan.finishReason()), tokens);
        }
        Usage usage = plan.usage(tokens);
        if (plan.request().includeUsage() && usage != null) {
            record.reported(usage);
            event(shapes.usageChunk(usage).toString());
        }
        event(BrokenStream.DONE);
        return exchange.endStream();
    }

    @Override
    public boolean breakOff(StreamBreak fault, int tokens) {
        if (fault.opened()) {
            role();
        }
        if (fault.way().tearsAnEvent()) {
            role();
        }
        new BrokenStream(exchange, shapes, this::event).breakOff(fault);
        return fault.way().continues();
    }

    private void role() {
        if (!roleSent) {
            roleSent = true;
            chunk(shapes.roleChunk(), 0);
            if (plan.script().function() != null) {
                chunk(shapes.callChunk(), 0);
            }
        }
    }

    private void chunk(ObjectNode chunk, int tokensSoFar) {
        // what a script makes it report, it reports at the end
        if (plan.request().continuousUsage() && !plan.script().report().usageMissing()) {
            Usage soFar = Usage.of(plan.promptTokens(), tokensSoFar);
            chunk.set("usage", VllmShapes.usage(soFar));
        }
        event(chunk.toString());
    }

    private void event(String data) {
        String event = plan.script().spelling().event(data);
        exchange.write(event.getBytes(StandardCharsets.UTF_8));
    }
}
