package dev.touchstone.sabotage.relay;

import java.util.List;

/**
 * A whole reply.
 *
 * @param headers in their order
 */
public record Told(int status, List<Field> headers, byte[] body) {

    public Told {
        headers = List.copyOf(headers);
    }

    /**
     * Whether its body is a stream of server-sent events. An error is a document, whatever its type
     * says; vllm-router 0.1.17 names its own 500 a stream.
     */
    public boolean isEventStream() {
        return status < 300
                && headers.stream()
                        .anyMatch(
                                field ->
                                        field.isCalled("Content-Type")
                                                && field.value().startsWith("text/event-stream"));
    }

    /** The same with another body; its length is told by the relay. */
    public Told with(byte[] other) {
        return new Told(status, headers, other);
    }
}
