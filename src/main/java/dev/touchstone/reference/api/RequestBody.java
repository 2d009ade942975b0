package dev.touchstone.reference.api;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the body of a request, and never more of it than a body may have (SECURITY-1): one that
 * says that it is longer is not read at all.
 */
final class RequestBody {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SILENCE_MILLIS = 500;
    private static final int BUFFER = 64 * 1024;

    private final int limit;

    /**
     * @param limit the longest body, in bytes
     */
    RequestBody(int limit) {
        this.limit = limit;
    }

    /**
     * All of it.
     *
     * @throws ApiError 413 when it is too long
     */
    byte[] read(Context context) throws IOException {
        HttpServletRequest request = context.req();
        if (request.getContentLengthLong() > limit) {
            throw ApiError.tooLarge(limit);
        }
        byte[] bytes = request.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw ApiError.tooLarge(limit);
        }
        return bytes;
    }

    /**
     * Tells at once that nobody reads this body, and hangs up a short while later: a connection
     * that is closed with something unread is reset, and then a caller that is still sending never
     * sees the answer.
     */
    static void refuse(Context context, ApiError error, Json json) {
        byte[] body = json.bytes(json.whole(error));
        context.status(error.status())
                .contentType("application/json")
                .header("connection", "close");
        try {
            context.res().setContentLength(body.length);
            context.res().getOutputStream().write(body);
            context.res().flushBuffer();
            linger(context.req());
        } catch (IOException e) {
            LOG.debug("A caller with too long a body has gone, or says nothing any more", e);
        }
    }

    private static void linger(HttpServletRequest request) throws IOException {
        ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .setIdleTimeout(SILENCE_MILLIS);
        long end = System.nanoTime() + LINGER_NANOS;
        byte[] buffer = new byte[BUFFER];
        InputStream in = request.getInputStream();
        int read = 0;
        while (read >= 0 && System.nanoTime() < end) {
            read = in.read(buffer);
        }
    }
}
