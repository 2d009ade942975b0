package dev.touchstone.engine;

import dev.touchstone.engine.Tokenizer.Piece;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an answer as one JSON document when its last token is there. */
final class JsonWriter implements AnswerWriter {

    static final String CONTENT_TYPE = "application/json";

    private final HttpExchange exchange;
    private final AnswerPlan plan;
    private final VllmShapes shapes;
    private final JournalRecord record;
    private final StringBuilder content = new StringBuilder();

    JsonWriter(HttpExchange exchange, AnswerPlan plan, VllmShapes shapes, JournalRecord record) {
        this.exchange = exchange;
        this.plan = plan;
        this.shapes = shapes;
        this.record = record;
    }

    @Override
    public void open() {
        // a JSON answer has no byte before its last token
    }

    @Override
    public void piece(Piece piece, int tokensSoFar, boolean last) {
        // an endless answer is never written, so it need not be kept
        if (!plan.endless()) {
            content.append(piece.text());
        }
    }

    @Override
    public void flush() {
        // nothing was written yet
    }

    @Override
    public ChannelFuture finish(int tokens) {
        Usage usage = plan.usage(tokens);
        record.status(200);
        record.sent(content.toString());
        record.reported(usage);
        return respond(200, document(usage));
    }

    @Override
    public boolean breakOff(StreamBreak fault, int tokens) {
        new BrokenDocument(exchange, record).breakOff(fault, document(plan.usage(tokens)));
        return false;
    }

    private ChannelFuture respond(int status, byte[] body) {
        return exchange.respond(status, CONTENT_TYPE, Map.of(), body);
    }

    private byte[] document(Usage usage) {
        return bytes(shapes.completion(content.toString(), plan.finishReason(), usage).toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
