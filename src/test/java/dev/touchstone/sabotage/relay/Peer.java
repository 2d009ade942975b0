package dev.touchstone.sabotage.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One side of a connection that a relay stands in the middle of; every read has a deadline. */
final class Peer implements AutoCloseable {

    private static final int DEADLINE_MS = 5_000;

    private final Socket socket;

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(DEADLINE_MS);
    }

    static Peer calling(int port) throws IOException {
        return new Peer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    void says(String text) throws IOException {
        says(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void says(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Waits for so many bytes as these are, which must be these. */
    void gets(String text) throws IOException {
        assertThat(next(text.length())).isEqualTo(text);
    }

    String next(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    void getsNothingWithin(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(DEADLINE_MS);
    }

    /** Waits for the other side to end the connection without another byte. */
    void getsTheEnd() throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    void getsAReset() {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    void resets() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
