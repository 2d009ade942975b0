package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A link carries bytes, or fails in exactly the way that it was told (RESILIENCE-4). */
@Timeout(30)
class LinkTest {

    private static final int SILENCE_MILLIS = 200;

    private ServerSocket echo;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Link.thread("echo", this::serve);
        link = Link.to("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        echo.close();
    }

    /** Says everything back. */
    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket caller = echo.accept();
                Link.thread("echo-one", () -> sayBack(caller));
            } catch (IOException e) {
                return; // closed at the end of the test
            }
        }
    }

    private static void sayBack(Socket caller) {
        try (caller) {
            caller.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException e) {
            return; // the link has reset it, as it was told
        }
    }

    private Socket call() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static String exchange(Socket socket, String words) throws IOException {
        say(socket, words);
        return hear(socket, words.length());
    }

    @Test
    void what_is_sent_arrives_both_ways_and_so_does_the_end() throws IOException {
        try (Socket socket = call()) {
            assertThat(exchange(socket, "hello")).isEqualTo("hello");

            socket.shutdownOutput();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_cut_link_resets_what_is_open_and_refuses_what_comes_until_it_is_mended()
            throws IOException {
        try (Socket socket = call()) {
            assertThat(exchange(socket, "hello")).isEqualTo("hello");

            link.cut();

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().read())
                    .withMessageContaining("reset");
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::call);
        }
        link.mend();
        try (Socket socket = call()) {
            assertThat(exchange(socket, "again")).isEqualTo("again");
        }
    }

    @Test
    void a_link_that_swallows_keeps_its_connections_and_takes_new_ones() throws IOException {
        try (Socket before = call()) {
            assertThat(exchange(before, "hello")).isEqualTo("hello");

            link.swallow();

            isSilent(before);
            try (Socket after = call()) {
                isSilent(after);
                link.mend();
                assertThatExceptionOfType(SocketException.class)
                        .as("what has been lost does not come later")
                        .isThrownBy(() -> after.getInputStream().read());
            }
        }
    }

    private static void isSilent(Socket socket) throws IOException {
        say(socket, "anybody?");
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
    }

    @Test
    void a_slow_link_loses_nothing() throws IOException {
        link.delay(Duration.ofMillis(100));
        try (Socket socket = call()) {
            long begun = System.nanoTime();

            assertThat(exchange(socket, "hello")).isEqualTo("hello");

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void a_trickling_link_brings_answers_byte_by_byte() throws IOException {
        link.trickle(Duration.ofMillis(20));
        try (Socket socket = call()) {
            long begun = System.nanoTime();

            assertThat(exchange(socket, "0123456789")).isEqualTo("0123456789");

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("nine pauses between ten bytes")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(180));
        }
    }

    @Test
    void a_breaking_link_resets_each_connection_behind_so_many_bytes() throws IOException {
        link.cutAfter(7);
        for (int i = 0; i < 2; i++) {
            try (Socket socket = call()) {
                say(socket, "0123456789");
                assertThat(hear(socket, 7)).isEqualTo("0123456");
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(() -> socket.getInputStream().read());
            }
        }
    }
}
