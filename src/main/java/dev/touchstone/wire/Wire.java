package dev.touchstone.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Sends a request once to one router and keeps the evidence. It never resends, follows or repairs
 * anything. Thread-safe.
 */
public final class Wire {

    private static final int REASON = 300;

    /** Nobody can wait for the rest of a body that never comes; who answers at all does so soon. */
    private static final Duration UNFINISHED = Duration.ofSeconds(20);

    private final String base;
    private final Limits limits;
    private final Evidence evidence;
    private final List<Header> always;

    public Wire(URI base, Limits limits, Evidence evidence) {
        this(base.toString().replaceAll("/+$", ""), limits, evidence, List.of());
    }

    private Wire(String base, Limits limits, Evidence evidence, List<Header> always) {
        this.base = base;
        this.limits = limits;
        this.evidence = evidence;
        this.always = always;
    }

    /** The same wire, which sends these headers with every request. */
    public Wire always(List<Header> headers) {
        return new Wire(base, limits, evidence, List.copyOf(headers));
    }

    /** One request on its way. */
    private record Sending(Request request, String url, Instant at, Duration limit) {

        String shown() {
            return request.method() + " " + Redaction.mask(url);
        }
    }

    /** Sends and reads the whole reply, waiting at most {@link Limits#answer()}. */
    public Received send(Request request) {
        Sending sending = sending(request, limits.answer());
        try (Connection connection = new Connection(limits.answer())) {
            try {
                return whole(sending, connection::timedOut, reached(sending, connection));
            } catch (IOException e) {
                return none(sending, connection::timedOut, null, e);
            }
        }
    }

    /**
     * Sends the head of a request and only the beginning of its body, and then reads the whole
     * reply, if one comes all the same, and soon.
     *
     * @param request its body is what is sent
     * @param announced how long the body is said to be; without it, it is one of unknown length
     */
    public Received begin(Request request, OptionalLong announced) {
        Duration limit = limits.answer().compareTo(UNFINISHED) < 0 ? limits.answer() : UNFINISHED;
        Sending sending = sending(request, limit);
        try (Beginning beginning = new Beginning(limit)) {
            try {
                return whole(
                        sending,
                        beginning::timedOut,
                        beginning.send(sending.request(), sending.url(), announced));
            } catch (IOException e) {
                return none(sending, beginning::timedOut, null, e);
            }
        }
    }

    /**
     * Sends and returns as soon as the head of the reply is there. A stream is then read, at most
     * for {@link Limits#stream()}, and closed by the caller.
     */
    public Opened open(Request request) {
        Sending sending = sending(request, limits.stream());
        Connection connection = new Connection(limits.stream());
        Opened opened = opened(sending, connection);
        if (!(opened instanceof EventStream)) {
            connection.close();
        }
        return opened;
    }

    /** Sends and hangs up, whatever has come by then, when {@code moment} returns. */
    public void abandon(Request request, Runnable moment) {
        Sending sending = sending(request, limits.stream());
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Connection connection = new Connection(limits.stream())) {
            caller.execute(() -> wait(sending, connection));
            moment.run();
        } finally {
            caller.shutdown();
        }
        keep(sending, null, "the caller hung up without reading anything");
    }

    private static ClassicHttpResponse reached(Sending sending, Connection connection)
            throws IOException {
        return connection.send(sending.request(), sending.url());
    }

    private static void wait(Sending sending, Connection connection) {
        try {
            reached(sending, connection);
        } catch (IOException e) {
            return; // the connection was closed on purpose
        }
    }

    private Opened opened(Sending sending, Connection connection) {
        try {
            ClassicHttpResponse response = reached(sending, connection);
            return isStream(response)
                    ? stream(sending, connection, response)
                    : (Opened) whole(sending, connection::timedOut, response);
        } catch (IOException e) {
            return none(sending, connection::timedOut, null, e);
        }
    }

    private static boolean isStream(ClassicHttpResponse response) {
        return response.getCode() == 200
                && response.getEntity() != null
                && Stream.of(response.getHeaders("Content-Type"))
                        .limit(1)
                        .anyMatch(type -> isEvents(type.getValue()));
    }

    /** A media type is the same in whatever case (RFC 9110, section 8.3.1). */
    private static boolean isEvents(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private EventStream stream(Sending sending, Connection connection, ClassicHttpResponse response)
            throws IOException {
        Reply head = reply(sending, response, new byte[0], false);
        StreamRecord record =
                new StreamRecord(sending.request(), sending.url(), head, sending.at(), evidence);
        return new EventStream(
                connection, response.getEntity().getContent(), limits.maximumBody(), record);
    }

    private Received whole(Sending sending, BooleanSupplier late, ClassicHttpResponse response) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            // closed with its connection: closing it would read what is left, and could fail once
            // more
            HttpEntity entity = response.getEntity();
            boolean cut = entity != null && copy(entity.getContent(), body);
            if (late.getAsBoolean()) { // such an end may look like a proper one
                throw new InterruptedIOException("the deadline passed");
            }
            Reply reply = reply(sending, response, body.toByteArray(), cut);
            keep(sending, reply, cut ? tooLong() : null);
            return reply;
        } catch (IOException e) {
            Reply begun = reply(sending, response, body.toByteArray(), false);
            return none(sending, late, begun, e);
        }
    }

    /** Copies as much as is kept at most; says whether there is more. */
    private boolean copy(InputStream in, ByteArrayOutputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        while (body.size() < limits.maximumBody()) {
            int room = Math.min(buffer.length, limits.maximumBody() - body.size());
            int count = in.read(buffer, 0, room);
            if (count < 0) {
                return false;
            }
            body.write(buffer, 0, count);
        }
        return in.read() >= 0;
    }

    private Reply reply(Sending sending, ClassicHttpResponse response, byte[] body, boolean cut) {
        List<Header> headers =
                Stream.of(response.getHeaders())
                        .map(header -> new Header(header.getName(), header.getValue()))
                        .toList();
        Duration took = Duration.between(sending.at(), Instant.now());
        return new Reply(response.getCode(), headers, body, cut, took);
    }

    private NoReply none(Sending sending, BooleanSupplier timedOut, Reply begun, IOException e) {
        boolean late = timedOut.getAsBoolean() || e instanceof InterruptedIOException;
        NoReply none = late ? late(sending) : broken(sending, e);
        keep(sending, begun, none.what());
        return none;
    }

    private static NoReply late(Sending sending) {
        String seconds = BigDecimal.valueOf(sending.limit().toMillis(), 3).toPlainString();
        return new NoReply(
                NoReply.Kind.TIMED_OUT,
                "%s: no complete answer within %s s"
                        .formatted(sending.shown(), seconds.replaceFirst("\\.?0+$", "")));
    }

    private static NoReply broken(Sending sending, IOException e) {
        boolean absent = e instanceof ConnectException || e instanceof UnknownHostException;
        String happened =
                absent
                        ? "nobody answers there"
                        : "the connection broke before the answer was complete";
        return new NoReply(
                absent ? NoReply.Kind.UNREACHABLE : NoReply.Kind.BROKEN_OFF,
                "%s: %s (%s)".formatted(sending.shown(), happened, reason(e)));
    }

    /** Some exceptions say nothing but their name; of a long text the beginning says enough. */
    private static String reason(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Redaction.mask(Exchange.cut(message.lines().findFirst().orElse(""), REASON));
    }

    private void keep(Sending sending, Reply reply, String failure) {
        evidence.add(
                new Exchange(
                        Shown.title(sending.request()),
                        Shown.request(sending.request(), sending.url()),
                        reply == null ? null : Shown.reply(reply),
                        failure,
                        Duration.between(sending.at(), Instant.now()).toNanos() / 1_000_000.0,
                        List.of()));
    }

    private Sending sending(Request request, Duration limit) {
        Request whole = request;
        for (Header header : always) {
            whole = whole.with(header.name(), header.value());
        }
        return new Sending(whole, base + whole.path(), Instant.now(), limit);
    }

    private String tooLong() {
        return "the body is longer than " + limits.maximumBody() + " bytes, the rest was not read";
    }
}
