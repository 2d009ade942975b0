package dev.touchstone.engine;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param method the method, empty when the request was unreadable
 * @param uri path and query
 * @param headers all headers
 * @param body the body; what is no UTF-8 is replaced
 * @param flaw what was wrong with its bytes
 * @param keepAlive whether the connection shall serve another request
 * @param http10 whether it is HTTP/1.0
 */
record Received(
        String method,
        String uri,
        HttpHeaders headers,
        String body,
        Flaw flaw,
        boolean keepAlive,
        boolean http10) {

    enum Flaw {
        NONE,
        NOT_HTTP,
        TOO_LARGE,
        NOT_UTF8
    }

    static Received of(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return flawed(Flaw.NOT_HTTP, false);
        }
        byte[] bytes = new byte[request.content().readableBytes()];
        request.content().readBytes(bytes);
        return new Received(
                request.method().name(),
                request.uri(),
                request.headers(),
                new String(bytes, StandardCharsets.UTF_8),
                isUtf8(bytes) ? Flaw.NONE : Flaw.NOT_UTF8,
                HttpUtil.isKeepAlive(request),
                request.protocolVersion().equals(HttpVersion.HTTP_1_0));
    }

    static Received tooLarge() {
        return flawed(Flaw.TOO_LARGE, true);
    }

    String path() {
        return uri.split("[?#]", 2)[0];
    }

    /** The first value of a query parameter, or null. */
    String query(String name) {
        List<String> values = new QueryStringDecoder(uri).parameters().get(name);
        return values == null ? null : values.get(0);
    }

    private static Received flawed(Flaw flaw, boolean keepAlive) {
        return new Received("", "/", new DefaultHttpHeaders(), "", flaw, keepAlive, false);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
