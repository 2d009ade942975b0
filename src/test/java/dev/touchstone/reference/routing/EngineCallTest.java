package dev.touchstone.reference.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.routing.EngineCall.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineCallTest {

    private static final String WITHOUT_ITS_END =
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\ndone\r\n";
    private static final long IN_TIME = Duration.ofSeconds(10).toNanos();

    private static Signal next(EngineCall call) throws Exception {
        return call.next(System.nanoTime() + IN_TIME);
    }

    /** The connection of a call whose last word has been heard, up to the end of its stream. */
    private static void talk(Conversation conversation) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
            EngineCall call =
                    EngineCall.start(
                            HttpClient.newHttpClient(), HttpRequest.newBuilder(url).build());
            try (call;
                    Socket engine = server.accept()) {
                engine.getOutputStream().write(WITHOUT_ITS_END.getBytes(StandardCharsets.US_ASCII));
                assertThat(next(call)).isInstanceOf(Signal.Head.class);
                assertThat(next(call)).isInstanceOf(Signal.Data.class);
                conversation.with(call, engine);
            }
        }
    }

    private interface Conversation {
        void with(EngineCall call, Socket engine) throws Exception;
    }

    /** Reads what the call has sent, and on for so long. */
    private static void readFor(Socket engine, int millis) throws IOException {
        engine.setSoTimeout(millis);
        while (engine.getInputStream().read() >= 0) {
            // The request, and then silence or the end.
        }
    }

    @Test
    void a_call_that_is_aborted_ends_its_connection() throws Exception {
        talk(
                (call, engine) -> {
                    call.abort();

                    readFor(engine, 10_000);
                });
    }

    @Test
    void a_finished_call_that_is_aborted_leaves_the_connection_to_the_next_one() throws Exception {
        talk(
                (call, engine) -> {
                    call.finish();
                    call.abort();

                    assertThatThrownBy(() -> readFor(engine, 300))
                            .as("the connection is still open")
                            .isInstanceOf(SocketTimeoutException.class);
                });
    }
}
