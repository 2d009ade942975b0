package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A caller's connection and the one upstream that belongs to it. All happens on one event loop.
 * Both are read all the time, because only a reader notices a hang-up, except while the other side
 * does not keep up.
 */
final class Pair {

    /** How long the next bytes of a request may take; on a busy machine a megabyte has gaps. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_WAITING = 2 * Requests.LONGEST;

    private final Line caller;
    private final Dialler dialler;
    private final EventLoop loop;
    private final Interference interference;
    private final Requests requests = new Requests();

    /** Null before the first request, and when it was left. */
    private Line upstream;

    /** Null between two requests. */
    private Exchange exchange;

    /** From now on bytes are passed on, whatever they are. */
    private boolean raw;

    private boolean callerHasGone;

    /** The caller's connection ends as soon as what was sent has gone out. */
    private boolean ending;

    private Future<?> patience;

    Pair(Line caller, Dialler dialler, EventLoop loop, Interference interference) {
        this.caller = caller;
        this.dialler = dialler;
        this.loop = loop;
        this.interference = interference;
    }

    /** The caller is read once somebody is there to be asked. */
    void begin() {
        caller.usedBy(new Caller());
        dial(() -> caller.reads(true));
    }

    private void dial(Runnable then) {
        dialler.dial(
                line -> {
                    if (isOver()) {
                        line.leave();
                        return;
                    }
                    upstream = line;
                    line.usedBy(new Upstream());
                    then.run();
                },
                () -> endCaller(true));
    }

    /** Whether nobody waits for anything any more. */
    boolean isOver() {
        return callerHasGone && (exchange == null || exchange.hangsUp());
    }

    void toCaller(ByteBuf bytes) {
        caller.send(bytes);
        if (upstream != null) {
            upstream.reads(caller.keepsUp());
        }
    }

    /** Sends upstream, where a connection is made when there is none. */
    void ask(ByteBuf bytes) {
        if (upstream == null) {
            dial(() -> upstream.send(bytes));
        } else {
            upstream.send(bytes);
        }
    }

    /** Whatever else comes from upstream is not wanted. */
    void leaveUpstream() {
        if (upstream != null) {
            upstream.leave();
            upstream = null;
        }
    }

    void later(Duration delay, Runnable task) {
        loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the caller's connection, and with it the other one. */
    void endCaller(boolean byReset) {
        ending = true;
        caller.end(byReset);
    }

    /** The exchange is over; the next begins on a new turn, so that many do not grow the stack. */
    void done() {
        exchange = null;
        if (!callerHasGone) {
            loop.execute(this::next);
        } else if (upstream != null) {
            upstream.end(false);
        }
    }

    private void next() {
        if (exchange != null || raw || ending || callerHasGone) {
            return;
        }
        stopWaiting();
        Requests.Next next = requests.next();
        if (next instanceof Requests.Next.Whole whole) {
            exchange = new Exchange(this, whole, interference.of(whole.asked()));
            exchange.begin();
        } else if (next instanceof Requests.Next.Begun begun) {
            caller.reads(true);
            if (begun.any()) {
                patience = loop.schedule(this::unread, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } else {
            unread();
        }
    }

    /** Nobody can, or should, wait for the rest of a request. */
    private void unread() {
        Optional<Told> told = requests.unread().flatMap(interference::toUnread);
        if (told.isPresent()) {
            toCaller(Encoded.told(told.get(), "POST", Encoded.reason(told.get().status())));
            endCaller(false);
        } else {
            raw();
        }
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }

    /** Passes on what is there and all that comes, in both directions. */
    void raw() {
        raw = true;
        exchange = null;
        ByteBuf rest = requests.rest();
        if (upstream == null) {
            caller.reads(false);
            dial(() -> sendRaw(rest));
        } else {
            sendRaw(rest);
        }
    }

    private void sendRaw(ByteBuf bytes) {
        upstream.send(bytes);
        caller.reads(upstream.keepsUp());
    }

    private final class Caller implements Line.User {

        @Override
        public void got(ByteBuf bytes) {
            if (raw) {
                sendRaw(bytes.retain());
                return;
            }
            requests.add(bytes);
            next();
            if (exchange != null && requests.size() > MOST_WAITING) {
                caller.reads(false);
            }
        }

        @Override
        public void gone(boolean byReset) {
            callerHasGone = true;
            stopWaiting();
            if (upstream == null) {
                return;
            }
            if (isOver()) {
                upstream.usedBy(null);
                upstream.end(byReset);
            } else {
                upstream.reads(true);
            }
        }

        @Override
        public void writable() {
            if (upstream != null) {
                upstream.reads(true);
            }
        }
    }

    private final class Upstream implements Line.User {

        @Override
        public void got(ByteBuf bytes) {
            if (raw || exchange == null) {
                toCaller(bytes.retain());
            } else {
                exchange.got(bytes);
            }
        }

        @Override
        public void gone(boolean byReset) {
            upstream = null;
            if (raw || exchange == null) {
                endCaller(byReset);
            } else {
                exchange.upstreamHasGone(byReset);
            }
        }

        @Override
        public void writable() {
            caller.reads(true);
        }
    }
}
