package dev.touchstone.engine;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The ways in which a stream goes wrong, as bytes.
 *
 * @param shapes of the stream that is broken
 * @param event writes the data of one event
 */
record BrokenStream(HttpExchange exchange, VllmShapes shapes, Consumer<String> event) {

    static final String DONE = "[DONE]";

    /** The first byte of a two-byte character. */
    static final byte HALF_OF_E_ACUTE = (byte) 0xC3;

    void breakOff(StreamBreak fault) {
        switch (fault.way()) {
            case CLOSED -> exchange.close();
            case RESET -> exchange.reset();
            case STALLED -> exchange.flush();
            case ENDED -> exchange.endStream();
            case ERROR_THEN_DONE -> {
                event.accept(fault.error().json().toString());
                event.accept(DONE);
                exchange.endStream();
            }
            case ERROR_WITHOUT_DONE -> {
                event.accept(fault.error().json().toString());
                exchange.endStream();
            }
            case HALF_CHARACTER -> {
                byte[] torn = torn().getBytes(StandardCharsets.UTF_8);
                torn[torn.length - 1] = HALF_OF_E_ACUTE;
                exchange.write(torn);
                exchange.close();
            }
            case MALFORMED_THEN_CONTINUED -> malformed();
            case MALFORMED_THEN_ENDED -> {
                malformed();
                exchange.endStream();
            }
        }
    }

    private void malformed() {
        exchange.write((torn() + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A chunk that ends where its closing quote and braces should be. */
    private String torn() {
        String whole = shapes.contentChunk("?", null).toString();
        return "data: " + whole.substring(0, whole.indexOf("\"?\"") + 2);
    }
}
