package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SECURITY-1: too long a body is told first, drained after, and not for ever")
@Timeout(30)
class UnreadBodyTest {
    private static final long TEN_GIGABYTES = 10L << 30;
    private static final int CHUNK = 64 * 1024;

    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private Socket announce(long bytes) throws IOException {
        Socket socket = new Socket("127.0.0.1", fixture.router.url().getPort());
        socket.setSoTimeout(10_000);
        String head =
                "POST /v1/chat/completions HTTP/1.1\r\nhost: router\r\ncontent-length: %d\r\nauthorization: Bearer %s\r\n\r\n"
                        .formatted(bytes, fixture.otto);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
        return new String(line, StandardCharsets.US_ASCII);
    }

    private static void send(Socket socket, long bytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long sent = 0; sent < bytes; sent += CHUNK) {
            socket.getOutputStream().write(chunk);
        }
    }

    @Test
    void who_has_sent_nothing_of_it_is_told_and_then_hung_up_on() throws Exception {
        try (Socket socket = announce(TEN_GIGABYTES)) {
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("connection: close")
                    .contains("\"error\"");
        }
    }

    @Test
    void who_sends_all_of_it_before_reading_anything_gets_the_whole_answer() throws Exception {
        try (Socket socket = announce(32L << 20)) {
            send(socket, 32L << 20);
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").endsWith("}");
        }
    }

    @Test
    void who_sends_for_ever_is_told_while_sending_and_then_hung_up_on() throws Exception {
        try (Socket socket = announce(TEN_GIGABYTES * 1_000)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendForEver(socket));
            assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 413");
            assertThatThrownBy(sending::join).hasRootCauseInstanceOf(IOException.class);
        }
    }

    private static void sendForEver(Socket socket) {
        try {
            send(socket, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new IllegalStateException("The router has hung up", e);
        }
    }
}
