package dev.touchstone.engine;

import dev.touchstone.engine.Tokenizer.Piece;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes an answer as one JSON document when its last token is there. */
final class JsonWriter implements AnswerWriter {

    static final String CONTENT_TYPE = "application/json";
    private static final byte HALF_OF_E_ACUTE = (byte) 0xC3;

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
        byte[] whole = document(plan.usage(tokens));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        switch (fault.way()) {
            case CLOSED -> {
                partial(whole.length, half);
                exchange.close();
            }
            case RESET -> {
                partial(whole.length, half);
                exchange.reset();
            }
            case STALLED -> {
                partial(whole.length, half);
                exchange.flush();
            }
            case HALF_CHARACTER -> {
                half[half.length - 1] = HALF_OF_E_ACUTE;
                partial(whole.length, half);
                exchange.close();
            }
            case ENDED, MALFORMED_THEN_CONTINUED, MALFORMED_THEN_ENDED -> {
                record.status(200);
                respond(200, half);
            }
            case ERROR_THEN_DONE, ERROR_WITHOUT_DONE -> {
                EngineError died = fault.error();
                record.status(died.status());
                respond(died.status(), bytes(died.json().toString()));
            }
        }
        return false;
    }

    private void partial(int promised, byte[] part) {
        record.status(200);
        exchange.beginPartial(CONTENT_TYPE, promised);
        exchange.write(part);
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
