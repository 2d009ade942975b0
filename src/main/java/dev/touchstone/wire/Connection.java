package dev.touchstone.wire;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One exchange's own connection: nothing is decoded, redirected, retried or shared, so that what
 * arrives is what the router sent. At the deadline the socket is closed, which ends any read at
 * once.
 */
final class Connection implements AutoCloseable {

    private static final ManagedHttpClientConnectionFactory CONNECTIONS =
            ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                            Http1Config.custom()
                                    .setMaxLineLength(Limits.HEADER_LINE)
                                    .setMaxHeaderCount(Limits.HEADERS)
                                    .build())
                    .build();

    /** So small that who stops reading a long reply is soon noticed by whoever writes it. */
    private static final SocketConfig SOCKETS =
            SocketConfig.custom().setRcvBufSize(64 * 1024).build();

    /** Told outright: the client's own name is read from its archive for each client. */
    private static final String USER_AGENT = "touchstone";

    /** Made once: without it each client reads the certificates that Java trusts anew. */
    private static final TlsSocketStrategy TLS = DefaultClientTlsStrategy.createDefault();

    private final CloseableHttpClient client;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean timedOut;

    Connection(Duration deadline) {
        client =
                HttpClients.custom()
                        .setConnectionManager(manager(Timeout.of(deadline)))
                        .setUserAgent(USER_AGENT)
                        .setDefaultRequestConfig(
                                RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                        .disableAutomaticRetries()
                        .disableAuthCaching()
                        .disableConnectionState()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableRedirectHandling()
                        .build();
        ended.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, failure) -> deadlinePassed(failure));
    }

    private static PoolingHttpClientConnectionManager manager(Timeout deadline) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(CONNECTIONS)
                .setTlsSocketStrategy(TLS)
                .setDefaultSocketConfig(SOCKETS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(deadline).build())
                .build();
    }

    /**
     * Returns when the head of the reply has arrived; the body is read from the response.
     *
     * @throws IOException when none came, or one that is no HTTP
     */
    ClassicHttpResponse send(Request request, String url) throws IOException {
        try {
            URI uri = URI.create(url);
            HttpHost host = HttpHost.create(uri);
            BasicClassicHttpRequest sent =
                    new BasicClassicHttpRequest(request.method(), host, path(uri));
            sent.addHeader("Accept", "*/*");
            request.headers().forEach(header -> sent.addHeader(header.name(), header.value()));
            request.body().ifPresent(body -> sent.setEntity(new ByteArrayEntity(body, null)));
            return client.executeOpen(host, sent, null);
        } catch (
                RuntimeException
                        e) { // a client that was closed meanwhile, a content type that is none
            throw new IOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    boolean timedOut() {
        return timedOut;
    }

    @Override
    public void close() {
        ended.complete(null);
        client.close(CloseMode.IMMEDIATE);
    }

    private void deadlinePassed(Throwable failure) {
        if (failure instanceof TimeoutException) {
            timedOut = true;
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
