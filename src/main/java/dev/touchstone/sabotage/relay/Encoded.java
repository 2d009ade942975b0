package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages that are written anew, because something about them was changed. */
final class Encoded {

    private Encoded() {}

    static ByteBuf asked(Asked asked) {
        boolean told =
                asked.body().length > 0 || !unframed(asked.headers()).equals(asked.headers());
        List<Field> fields = unframed(asked.headers());
        if (told) {
            fields.add(length(asked.body()));
        }
        String line = "%s %s HTTP/1.1".formatted(asked.method(), asked.target());
        return Unpooled.wrappedBuffer(head(line, fields), asked.body());
    }

    /**
     * A whole reply.
     *
     * @param method of the request
     * @param reason the words behind the status
     */
    static ByteBuf told(Told told, String method, String reason) {
        if (Body.isBodiless(method, told.status())) {
            return Unpooled.wrappedBuffer(head(line(told.status(), reason), told.headers()));
        }
        List<Field> fields = unframed(told.headers());
        fields.add(length(told.body()));
        return Unpooled.wrappedBuffer(head(line(told.status(), reason), fields), told.body());
    }

    /** The head of a reply that comes in chunks. */
    static ByteBuf chunked(Told told, String reason) {
        List<Field> fields = unframed(told.headers());
        fields.add(new Field("Transfer-Encoding", "chunked"));
        return Unpooled.wrappedBuffer(head(line(told.status(), reason), fields));
    }

    static ByteBuf chunk(byte[] data) {
        return Unpooled.wrappedBuffer(
                latin(Integer.toHexString(data.length) + "\r\n"), data, latin("\r\n"));
    }

    static ByteBuf lastChunk() {
        return Unpooled.wrappedBuffer(latin("0\r\n\r\n"));
    }

    static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    private static String line(int status, String reason) {
        return "HTTP/1.1 %d %s".formatted(status, reason);
    }

    private static List<Field> unframed(List<Field> fields) {
        List<Field> rest = new ArrayList<>(fields);
        rest.removeIf(
                field -> field.isCalled("Content-Length") || field.isCalled("Transfer-Encoding"));
        return rest;
    }

    private static Field length(byte[] body) {
        return new Field("Content-Length", String.valueOf(body.length));
    }

    private static byte[] head(String line, List<Field> fields) {
        StringBuilder head = new StringBuilder(line).append("\r\n");
        fields.forEach(
                field ->
                        head.append(field.name())
                                .append(": ")
                                .append(field.value())
                                .append("\r\n"));
        return latin(head.append("\r\n").toString());
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
