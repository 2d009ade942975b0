package dev.touchstone.reference.routing;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One request to one engine, told as a sequence of signals that one thread reads with a deadline,
 * while any other thread may abort it. Aborting and closing end the connection to the engine, so
 * that it stops generating (STREAM-8); only a finished call leaves the connection for the next one.
 */
final class EngineCall implements AutoCloseable {
    private static final long DRAIN_SECONDS = 1;

    /** What happens on the connection, in order. */
    sealed interface Signal {
        record Head(int status, Optional<String> retryAfter) implements Signal {}

        record Data(byte[] bytes) implements Signal {}

        record End() implements Signal {}

        record Lost(Throwable cause) implements Signal {}

        record Aborted() implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<HttpResponse<Void>> exchange;
    private volatile Flow.Subscription body;
    private volatile boolean aborted;
    private volatile boolean finished;
    private volatile boolean ended;

    private EngineCall(HttpClient client, HttpRequest request) {
        exchange =
                client.sendAsync(
                        request,
                        head -> {
                            signals.add(
                                    new Signal.Head(
                                            head.statusCode(),
                                            head.headers().firstValue("retry-after")));
                            return new Body();
                        });
        exchange.whenComplete(
                (response, failure) -> {
                    if (failure != null) {
                        signals.add(new Signal.Lost(failure));
                    }
                });
    }

    static EngineCall start(HttpClient client, HttpRequest request) {
        return new EngineCall(client, request);
    }

    /**
     * The next signal.
     *
     * @param deadline a moment of {@link System#nanoTime}
     * @throws AttemptFailure when it does not come in time, the connection is lost, or the call is
     *     aborted
     */
    Signal next(long deadline) throws AttemptFailure, InterruptedException {
        Signal signal = signals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (aborted) {
            throw AttemptFailure.of(Outcome.ABORTED, "the caller hung up");
        }
        if (signal == null) {
            throw AttemptFailure.of(Outcome.TIMEOUT, "no answer in time");
        }
        if (signal instanceof Signal.Lost lost) {
            throw lost(lost.cause());
        }
        if (signal instanceof Signal.Data) {
            body.request(1);
        }
        return signal;
    }

    private static AttemptFailure lost(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ConnectException
                ? AttemptFailure.of(Outcome.UNREACHABLE, "no connection")
                : AttemptFailure.of(Outcome.BROKEN, "the connection was lost");
    }

    /**
     * Ends the call at once, from any thread. What has given all that matters ends by itself: to
     * cancel it in that moment could hit the next exchange, which has got its connection already.
     */
    void abort() {
        aborted = true;
        signals.add(new Signal.Aborted());
        close();
    }

    /** All that matters has come: what is left is read and forgotten, for a short while. */
    void finish() {
        finished = true;
        Flow.Subscription rest = body;
        if (rest != null) {
            rest.request(Long.MAX_VALUE);
        }
        CompletableFuture.delayedExecutor(DRAIN_SECONDS, TimeUnit.SECONDS).execute(this::cancel);
    }

    private void cancel() {
        // The connection of an ended exchange may already serve the next one.
        if (ended) {
            return;
        }
        exchange.cancel(true);
    }

    @Override
    public void close() {
        if (!finished) {
            cancel();
        }
    }

    /**
     * Turns the body into signals, one buffer at a time, so that a slow caller slows the engine.
     */
    private final class Body implements HttpResponse.BodySubscriber<Void> {
        private final CompletableFuture<Void> whole = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            body = subscription;
            if (aborted) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            if (finished) {
                return;
            }
            int size = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
            ByteBuffer joined = ByteBuffer.allocate(size);
            buffers.forEach(joined::put);
            signals.add(new Signal.Data(joined.array()));
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(new Signal.Lost(failure));
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            ended = true;
            signals.add(new Signal.End());
            whole.complete(null);
        }
    }
}
