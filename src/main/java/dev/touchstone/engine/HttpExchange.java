package dev.touchstone.engine;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One request and its answer, byte by byte. Everything runs on the connection's event loop; after
 * the end, or the caller's hang-up, every call is without effect.
 */
final class HttpExchange {

    private static final Runnable NOTHING = () -> {};

    private final Channel channel;
    private final Received request;
    private final Runnable whenDone;
    private ScheduledFuture<?> timer;
    private Runnable onHangUp = NOTHING;
    private Runnable onWritable = NOTHING;
    private boolean over;

    HttpExchange(Channel channel, Received request, Runnable whenDone) {
        this.channel = channel;
        this.request = request;
        this.whenDone = whenDone;
    }

    Received request() {
        return request;
    }

    boolean over() {
        return over;
    }

    /** Whether the calling thread is the one that serves this connection. */
    boolean inLoop() {
        return channel.eventLoop().inEventLoop();
    }

    /** Runs when the caller hangs up before the end. */
    void onHangUp(Runnable task) {
        onHangUp = task;
    }

    /** Runs a task later, at once for 0; only the last one given counts. */
    void after(long milliseconds, Runnable task) {
        if (milliseconds == 0) {
            unlessOver(task);
        } else {
            timer =
                    channel.eventLoop()
                            .schedule(() -> unlessOver(task), milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    /** Runs a task on the event loop, from any thread. */
    void soon(Runnable task) {
        channel.eventLoop().execute(() -> unlessOver(task));
    }

    /** Whether the caller reads as fast as we write; if not, the task runs when it does again. */
    boolean writable(Runnable otherwise) {
        boolean writable = channel.isWritable();
        onWritable = writable ? NOTHING : otherwise;
        return writable;
    }

    /** A whole answer; given headers win over ours. */
    ChannelFuture respond(
            int status, String contentType, Map<String, String> headers, byte[] body) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(status),
                        Unpooled.wrappedBuffer(body));
        opening(response, contentType);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.forEach(response.headers()::set);
        return last(response);
    }

    /** The headers of a stream, at once. */
    void beginStream(String contentType) {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        opening(response, contentType);
        HttpUtil.setTransferEncodingChunked(response, !request.http10());
        channel.writeAndFlush(response);
    }

    /** The headers of a body of that length, of which only a part will come. */
    void beginPartial(String contentType, int length) {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        opening(response, contentType);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, length);
        channel.write(response);
    }

    /** One HTTP chunk; it leaves with the next flush. */
    void write(byte[] bytes) {
        channel.write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
    }

    void flush() {
        channel.flush();
    }

    /** The proper end of a stream. */
    ChannelFuture endStream() {
        return last(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** FIN, whatever was promised. */
    void close() {
        finish();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** RST, whatever was promised; what was written before is sent first. */
    void reset() {
        finish();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    void hungUp() {
        if (!over) {
            finish();
            onHangUp.run();
        }
    }

    void writableAgain() {
        Runnable waiting = onWritable;
        onWritable = NOTHING;
        unlessOver(waiting);
    }

    private ChannelFuture last(Object message) {
        finish();
        ChannelFuture written = channel.writeAndFlush(message);
        if (!request.keepAlive()) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
        whenDone.run();
        return written;
    }

    private void finish() {
        over = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void unlessOver(Runnable task) {
        if (!over) {
            try {
                task.run();
            } catch (RuntimeException bug) {
                // a caller that waits for ever would hide it
                channel.pipeline().fireExceptionCaught(bug);
            }
        }
    }

    private void opening(HttpResponse response, String contentType) {
        HttpHeaders headers = response.headers();
        headers.set(
                HttpHeaderNames.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        headers.set(HttpHeaderNames.SERVER, "uvicorn");
        if (contentType != null) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        }
        if (!request.keepAlive()) {
            headers.set(HttpHeaderNames.CONNECTION, "close");
        } else if (request.http10()) {
            headers.set(HttpHeaderNames.CONNECTION, "keep-alive");
        }
    }
}
