package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages as bytes (RFC 9112). */
final class Framing {

    private static final String END_OF_LINE = "\r\n";

    private Framing() {}

    static List<Field> fields(HttpHeaders headers) {
        return headers.entries().stream()
                .map(header -> new Field(header.getKey(), header.getValue()))
                .toList();
    }

    static ByteBuf request(Asked asked) {
        StringBuilder head = new StringBuilder();
        head.append(asked.method()).append(' ').append(asked.target()).append(" HTTP/1.1");
        head.append(END_OF_LINE);
        fields(head, asked.headers());
        boolean bodiless = asked.body().length == 0 && asked.method().matches("GET|HEAD|DELETE");
        if (!bodiless) {
            length(head, asked.body());
        }
        return bytes(head, asked.body());
    }

    static ByteBuf reply(Told told) {
        StringBuilder head = statusLine(told);
        fields(head, told.headers());
        length(head, told.body());
        return bytes(head, told.body());
    }

    /** The head of a reply whose body comes in chunks. */
    static ByteBuf chunkedHead(Told told) {
        StringBuilder head = statusLine(told);
        fields(head, told.headers());
        head.append("Transfer-Encoding: chunked").append(END_OF_LINE);
        return bytes(head, new byte[0]);
    }

    static ByteBuf chunk(byte[] data) {
        byte[] size =
                (Integer.toHexString(data.length) + END_OF_LINE)
                        .getBytes(StandardCharsets.US_ASCII);
        return Unpooled.wrappedBuffer(size, data, END_OF_LINE.getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuf lastChunk() {
        return Unpooled.copiedBuffer("0\r\n\r\n", StandardCharsets.US_ASCII);
    }

    private static StringBuilder statusLine(Told told) {
        return new StringBuilder("HTTP/1.1 ")
                .append(told.status())
                .append(' ')
                .append(HttpResponseStatus.valueOf(told.status()).reasonPhrase())
                .append(END_OF_LINE);
    }

    private static void fields(StringBuilder head, List<Field> fields) {
        for (Field field : fields) {
            if (!field.isCalled("Content-Length") && !field.isCalled("Transfer-Encoding")) {
                head.append(field.name()).append(": ").append(field.value()).append(END_OF_LINE);
            }
        }
    }

    private static void length(StringBuilder head, byte[] body) {
        head.append("Content-Length: ").append(body.length).append(END_OF_LINE);
    }

    private static ByteBuf bytes(StringBuilder head, byte[] body) {
        byte[] start = head.append(END_OF_LINE).toString().getBytes(StandardCharsets.ISO_8859_1);
        return Unpooled.wrappedBuffer(start, body);
    }
}
