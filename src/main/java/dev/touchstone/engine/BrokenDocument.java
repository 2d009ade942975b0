package dev.touchstone.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The ways in which an answer that is one JSON document goes wrong, as bytes. */
record BrokenDocument(HttpExchange exchange, JournalRecord record) {

    /**
     * @param whole what the answer would have been
     */
    void breakOff(StreamBreak fault, byte[] whole) {
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
                half[half.length - 1] = BrokenStream.HALF_OF_E_ACUTE;
                partial(whole.length, half);
                exchange.close();
            }
            case ENDED, MALFORMED_THEN_CONTINUED, MALFORMED_THEN_ENDED -> respond(200, half);
            case ERROR_THEN_DONE, ERROR_WITHOUT_DONE -> {
                EngineError died = fault.error();
                respond(died.status(), died.json().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void partial(int promised, byte[] part) {
        record.status(200);
        exchange.beginPartial(JsonWriter.CONTENT_TYPE, promised);
        exchange.write(part);
    }

    private void respond(int status, byte[] body) {
        record.status(status);
        exchange.respond(status, JsonWriter.CONTENT_TYPE, Map.of(), body);
    }
}
