package dev.touchstone.reference.api;

import dev.touchstone.reference.routing.HangUp;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Notices within some 10 ms that a caller hung up, before the first byte of an answer as well
 * (STREAM-8).
 *
 * <p>While a handler works, Jetty does not read from the connection, so nobody sees its end; and a
 * failing write shows it only when there is something to write. Therefore one daemon thread tries
 * to read from each connection whose request is being served: the request's body has been read, so
 * there is nothing to read but the end. A caller that closes only its sending half counts as gone.
 * A caller that sends its next request before it got this answer (pipelining) loses it, and its
 * connection is closed behind this answer.
 */
final class HangUps implements AutoCloseable {
    private static final long PERIOD_MILLIS = 10;

    private final ScheduledThreadPoolExecutor poller =
            new ScheduledThreadPoolExecutor(
                    1,
                    task -> {
                        Thread thread = new Thread(task, "router-hang-ups");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    HangUps() {
        poller.setRemoveOnCancelPolicy(true);
    }

    /**
     * Watches the connection of that request, whose body has been read, until the watch is closed.
     */
    Watch watch(HttpServletRequest servletRequest) {
        Request request = ServletContextRequest.getServletContextRequest(servletRequest);
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (!(endPoint instanceof SocketChannelEndPoint socket)) {
            throw new IllegalStateException(
                    "The caller's connection must be a plain socket, but is a "
                            + endPoint.getClass().getName());
        }
        Watch watch = new Watch(request, socket, watches::remove);
        watches.add(watch);
        watch.start(poller);
        return watch;
    }

    /** Hangs up on everybody who is being watched; the thread ends with it. */
    @Override
    public void close() {
        poller.shutdownNow();
        watches.forEach(Watch::end);
    }

    /** One connection that is being watched. */
    static final class Watch implements HangUp, AutoCloseable {
        private final Request request;
        private final SocketChannelEndPoint endPoint;
        private final Consumer<Watch> closing;
        private final ByteBuffer buffer = ByteBuffer.allocate(1);
        private ScheduledFuture<?> polling;
        private Runnable reaction = () -> {};
        private boolean gone;
        private boolean pipelined;
        private boolean closed;

        private Watch(Request request, SocketChannelEndPoint endPoint, Consumer<Watch> closing) {
            this.request = request;
            this.endPoint = endPoint;
            this.closing = closing;
        }

        private synchronized void start(ScheduledThreadPoolExecutor poller) {
            polling =
                    poller.scheduleWithFixedDelay(
                            this::poll, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }

        private synchronized void poll() {
            if (closed || gone || pipelined) {
                return;
            }
            int read;
            try {
                read = endPoint.getChannel().read(buffer.clear());
            } catch (IOException e) {
                // A reset is an end as well.
                read = -1;
            }
            if (read < 0) {
                end();
            } else if (read > 0) {
                pipelined = true;
                Request.addCompletionListener(request, failure -> endPoint.close());
            }
        }

        private synchronized void end() {
            if (!closed && !gone) {
                gone = true;
                reaction.run();
                // Wakes a handler that is writing to the one who is gone.
                endPoint.close();
            }
        }

        @Override
        public synchronized void then(Runnable next) {
            reaction = next;
            if (gone) {
                next.run();
            }
        }

        /**
         * Whether the caller sent more before it got its answer; the connection ends with the
         * answer.
         */
        synchronized boolean pipelined() {
            return pipelined;
        }

        /** Ends the watch: when this returns, the connection is Jetty's alone again. */
        @Override
        public synchronized void close() {
            closed = true;
            polling.cancel(false);
            closing.accept(this);
        }
    }
}
