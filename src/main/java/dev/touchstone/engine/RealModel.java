package dev.touchstone.engine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A model server, vLLM's own for instance, behind the engine: asked as the engine was asked, and
 * its bytes are passed on as they are, at the pace of the script and up to its fault.
 */
final class RealModel implements Model {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** RFC 9110, section 7.6.1: what is about one connection; the client says it for its own. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    RealModel(URI url) {
        this.url = url;
    }

    @Override
    public boolean saysWhatItIsTold() {
        return false;
    }

    @Override
    public void about(HttpExchange exchange) {
        ModelCall call = call(exchange, BodyPublishers.noBody());
        exchange.onHangUp(call::leave);
        call.ask(
                new WholeAnswer(
                        call,
                        answer ->
                                exchange.respond(
                                        answer.status(),
                                        answer.contentType(),
                                        Map.of(),
                                        answer.body()),
                        exchange::reset));
    }

    @Override
    public void answer(
            HttpExchange exchange, Answer script, Scripts.Hold hold, JournalRecord record) {
        ModelCall call = call(exchange, BodyPublishers.ofString(exchange.request().body()));
        new RelayedAnswer(exchange, call, script, hold, record).start();
    }

    private ModelCall call(HttpExchange exchange, BodyPublisher body) {
        Received request = exchange.request();
        HttpRequest.Builder asked =
                HttpRequest.newBuilder(url.resolve(request.uri())).method(request.method(), body);
        for (Map.Entry<String, String> header : request.headers()) {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                asked.header(header.getKey(), header.getValue());
            }
        }
        return new ModelCall(http, asked.build(), exchange);
    }
}
