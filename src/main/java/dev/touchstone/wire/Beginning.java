package dev.touchstone.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.io.CloseMode;

/**
 * A request that is begun and never finished. An HTTP client finishes what it sends, so that this
 * one is written to the socket by hand; the reply is read by the client's own parser.
 */
final class Beginning implements AutoCloseable {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Duration deadline;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final DefaultBHttpClientConnection connection =
            new DefaultBHttpClientConnection(
                    Http1Config.custom()
                            .setMaxLineLength(Limits.HEADER_LINE)
                            .setMaxHeaderCount(Limits.HEADERS)
                            .build());
    private volatile boolean timedOut;

    Beginning(Duration deadline) {
        this.deadline = deadline;
        ended.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, failure) -> deadlinePassed(failure));
    }

    /**
     * Returns when the head of the reply has arrived.
     *
     * @throws IOException when none came, or one that is no HTTP
     */
    ClassicHttpResponse send(Request request, String url, OptionalLong announced)
            throws IOException {
        URI uri = URI.create(url);
        Socket socket = connected(uri);
        connection.bind(socket);
        socket.getOutputStream().write(bytes(request, uri, announced));
        try {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            connection.receiveResponseEntity(response);
            return response;
        } catch (HttpException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Socket connected(URI uri) throws IOException {
        boolean secure = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        Socket socket = secure ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        socket.connect(
                new InetSocketAddress(uri.getHost(), port), Math.toIntExact(deadline.toMillis()));
        return socket;
    }

    private static byte[] bytes(Request request, URI uri, OptionalLong announced) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder();
        head.append("%s %s HTTP/1.1\r\n".formatted(request.method(), Connection.path(uri)));
        head.append("Host: %s\r\n".formatted(uri.getRawAuthority()));
        request.headers().forEach(h -> head.append("%s: %s\r\n".formatted(h.name(), h.value())));
        byte[] begun = request.body().orElse(new byte[0]);
        if (announced.isPresent()) {
            head.append("Content-Length: %d\r\n\r\n".formatted(announced.getAsLong()));
        } else {
            head.append("Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(begun.length));
        }
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(begun);
        return out.toByteArray();
    }

    boolean timedOut() {
        return timedOut;
    }

    @Override
    public void close() {
        ended.complete(null);
        connection.close(CloseMode.IMMEDIATE);
    }

    private void deadlinePassed(Throwable failure) {
        if (failure instanceof TimeoutException) {
            timedOut = true;
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
