package dev.touchstone.reference.api;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Request.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells what goes wrong before a request reaches a route, such as broken HTTP, in the one error
 * shape.
 */
final class PlainErrors implements Handler {
    private final Json json;

    PlainErrors(Json json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ApiError error =
                status < 500
                        ? ApiError.other(status, "The request cannot be understood")
                        : ApiError.internal();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        // Jetty does not read on after this, so that the caller must not send more here.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put("x-request-id", UUID.randomUUID().toString());
        byte[] body = json.bytes(json.whole(error));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
