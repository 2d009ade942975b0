package dev.touchstone.sabotage.relay;

import java.util.List;

/**
 * A request as it came.
 *
 * @param target the path and the query, as they stand in the request line
 * @param headers in their order
 * @param body empty when there is none
 */
public record Asked(String method, String target, List<Field> headers, byte[] body) {

    public Asked {
        headers = List.copyOf(headers);
    }

    /** The target without its query. */
    public String path() {
        return target.replaceFirst("\\?.*", "");
    }

    /** The same with another body; its length is told by the relay. */
    public Asked with(byte[] other) {
        return new Asked(method, target, headers, other);
    }

    /** The same with other headers. */
    public Asked with(List<Field> others) {
        return new Asked(method, target, others, body);
    }
}
