package dev.touchstone.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that says exactly these bytes, well-formed or not, and remembers every request. It
 * serves one request on each connection and then closes it.
 */
public final class RawServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket server;
    private final Conversation conversation;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch gone = new CountDownLatch(1);

    /** What is done on a connection once its request was read. */
    public interface Conversation {
        void hold(Line line) throws IOException, InterruptedException;
    }

    /** The server's end of a connection. */
    public final class Line {

        private final Socket socket;
        private final String request;

        private Line(Socket socket, String request) {
            this.socket = socket;
            this.request = request;
        }

        /** Head and body as they came. */
        public String request() {
            return request;
        }

        public void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.UTF_8));
        }

        public void say(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Breaks the connection with a reset in place of an orderly end. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing more until the other side has gone, or the server is closed. */
        public void waitForHangUp() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0) {
                    continue;
                }
            } finally {
                gone.countDown();
            }
        }
    }

    private RawServer(Conversation conversation) {
        this.conversation = conversation;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public static RawServer holding(Conversation conversation) {
        return new RawServer(conversation);
    }

    /** Says the same to everyone. */
    public static RawServer saying(String reply) {
        return new RawServer(line -> line.say(reply));
    }

    public static RawServer saying(byte[] reply) {
        return new RawServer(line -> line.say(reply));
    }

    /** A proper reply; {@code headers} are whole lines without their ends. */
    public static String reply(int status, String body, String... headers) {
        StringBuilder reply = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        List.of(headers).forEach(header -> reply.append(header).append("\r\n"));
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return reply.append("Content-Length: " + length + "\r\n\r\n").append(body).toString();
    }

    public static String json(int status, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        return reply(status, body, all.toArray(String[]::new));
    }

    /** A stream that ends with the connection. */
    public static String events(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + body;
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** All requests so far, head and body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Whether somebody for whom {@link Line#waitForHangUp()} waits has gone by then. */
    public boolean sawHangUp(int seconds) throws InterruptedException {
        return gone.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String request = read(socket.getInputStream());
            requests.add(request);
            conversation.hold(new Line(socket, request));
        } catch (IOException e) {
            return; // the other side has gone, which is what many tests are about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int value = in.read();
            if (value < 0) {
                break;
            }
            head.write(value);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        Matcher length = LENGTH.matcher(text);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return text + new String(in.readNBytes(body), StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
