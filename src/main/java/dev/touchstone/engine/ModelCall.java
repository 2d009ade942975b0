package dev.touchstone.engine;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * One question to a model server. Its answer is told on the event loop of the exchange that it is
 * for, no faster than it is asked for: the server is slowed down as the engine is.
 */
final class ModelCall {

    /** Hears an answer: its head, then its bytes, then its end, or at any moment the failure. */
    interface Listener {

        /**
         * @param contentType as the server says it, or null
         */
        void head(int status, String contentType);

        /** Some bytes; {@link ModelCall#more} asks for the next ones. */
        void bytes(byte[] some);

        /** The server has said everything. */
        void ended();

        /** The server is not there, or breaks off. */
        void failed();
    }

    private final HttpClient http;
    private final HttpRequest request;
    private final HttpExchange exchange;
    private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);
    private volatile Flow.Subscription body;
    private volatile boolean left;

    /**
     * @param exchange whose event loop hears the answer
     */
    ModelCall(HttpClient http, HttpRequest request, HttpExchange exchange) {
        this.http = http;
        this.request = request;
        this.exchange = exchange;
    }

    /** Asks; the first bytes come by themselves. */
    void ask(Listener listener) {
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
                http.sendAsync(request, BodyHandlers.ofPublisher());
        asked = answer;
        answer.whenComplete(
                (response, failure) -> {
                    if (failure != null) {
                        exchange.soon(listener::failed);
                        return;
                    }
                    String type = response.headers().firstValue("content-type").orElse(null);
                    Runnable head = () -> listener.head(response.statusCode(), type);
                    response.body().subscribe(new Body(head, listener));
                });
    }

    /** The next bytes may come. */
    void more() {
        body.request(1);
    }

    /** Hangs up, unless everything was said: a model server stops to generate then. */
    void leave() {
        left = true;
        asked.cancel(true);
        Flow.Subscription begun = body;
        if (begun != null) {
            begun.cancel();
        }
    }

    private final class Body implements Flow.Subscriber<List<ByteBuffer>> {
        private final Runnable head;
        private final Listener listener;

        Body(Runnable head, Listener listener) {
            this.head = head;
            this.listener = listener;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            body = subscription;
            if (left) {
                subscription.cancel();
                return;
            }
            // whoever hears the head may ask for more
            exchange.soon(head);
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            byte[] all = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
            int at = 0;
            for (ByteBuffer buffer : buffers) {
                int length = buffer.remaining();
                buffer.get(all, at, length);
                at += length;
            }
            exchange.soon(() -> listener.bytes(all));
        }

        @Override
        public void onError(Throwable failure) {
            exchange.soon(listener::failed);
        }

        @Override
        public void onComplete() {
            exchange.soon(listener::ended);
        }
    }
}
