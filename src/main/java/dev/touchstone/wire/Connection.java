package dev.touchstone.wire;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.SystemDefaultHttpClient;
import org.apache.http.params.CoreConnectionPNames;

/**
 * One exchange's own connection through REST Assured: nothing is decoded, redirected, retried or
 * shared, so that what arrives is what the router sent. At the deadline the socket is closed, which
 * ends any read at once.
 */
@SuppressWarnings("deprecation") // REST Assured 6 takes Apache's 4.2 client classes and no others
final class Connection implements AutoCloseable {

    private final SystemDefaultHttpClient client = new SystemDefaultHttpClient();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean timedOut;

    Connection(Duration deadline) {
        client.setHttpRequestRetryHandler((exception, count, context) -> false);
        client.getParams()
                .setIntParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, millis(deadline))
                .setIntParameter(CoreConnectionPNames.MAX_LINE_LENGTH, Limits.HEADER_LINE)
                .setIntParameter(CoreConnectionPNames.MAX_HEADER_COUNT, Limits.HEADERS);
        ended.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, failure) -> deadlinePassed(failure));
    }

    /**
     * Returns when the head of the reply has arrived; the body is read from the response.
     *
     * @throws IOException when none came, or one that REST Assured cannot take in
     */
    Response send(Request request, String url) throws IOException {
        try {
            return exchange(request, url);
        } catch (RuntimeException e) { // a closed client, a content type that is none, ...
            throw new IOException(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Groovy throws an IOException without saying so. */
    private Response exchange(Request request, String url) throws IOException {
        RequestSpecification specification =
                RestAssured.given().config(configuration()).urlEncodingEnabled(false);
        request.headers().forEach(h -> specification.header(h.name(), h.value()));
        request.body().ifPresent(specification::body);
        return specification.request(request.method(), url);
    }

    boolean timedOut() {
        return timedOut;
    }

    @Override
    public void close() {
        ended.complete(null);
        client.getConnectionManager().shutdown();
    }

    private void deadlinePassed(Throwable failure) {
        if (failure instanceof TimeoutException) {
            timedOut = true;
            client.getConnectionManager().shutdown();
        }
    }

    private RestAssuredConfig configuration() {
        return RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig().httpClientFactory(this::client))
                .encoderConfig(
                        EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
                .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    }

    private static int millis(Duration deadline) {
        return Math.toIntExact(Math.min(deadline.toMillis(), Integer.MAX_VALUE));
    }

    private HttpClient client() {
        return client;
    }
}
