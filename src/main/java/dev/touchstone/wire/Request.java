package dev.touchstone.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is sent once: method, path (with its query, already encoded), headers and body.
 *
 * @param body the exact bytes, or empty for none
 */
public record Request(String method, String path, List<Header> headers, Optional<byte[]> body) {

    public static Request get(String path) {
        return new Request("GET", path, List.of(), Optional.empty());
    }

    public static Request delete(String path) {
        return new Request("DELETE", path, List.of(), Optional.empty());
    }

    /** A request whose body is this JSON text, in UTF-8. */
    public static Request json(String method, String path, String json) {
        return json(method, path, json.getBytes(StandardCharsets.UTF_8));
    }

    /** A request whose body are these bytes, which are said to be JSON. */
    public static Request json(String method, String path, byte[] bytes) {
        return new Request(
                method,
                path,
                List.of(new Header("Content-Type", "application/json")),
                Optional.of(bytes));
    }

    public Request with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Request(method, path, List.copyOf(more), body);
    }

    /** The same request with one more parameter in its query; the value is encoded already. */
    public Request withQuery(String name, String value) {
        String joint = path.contains("?") ? "&" : "?";
        return new Request(method, path + joint + name + "=" + value, headers, body);
    }
}
