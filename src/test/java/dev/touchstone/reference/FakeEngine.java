package dev.touchstone.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A tiny engine on a raw socket: each chat request meets the behaviour that the test has set. */
final class FakeEngine implements AutoCloseable {
    private final ServerSocket server;
    private final ObjectMapper json = new ObjectMapper();
    private volatile String models;
    private volatile Behaviour behaviour = chat -> {};
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    final BlockingQueue<Chat> chats = new LinkedBlockingQueue<>();

    private FakeEngine(ServerSocket server, String models) {
        this.server = server;
        this.models = models;
        Thread acceptor = new Thread(this::accept, "fake-engine");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static FakeEngine serving(String model) {
        try {
            return new FakeEngine(
                    new ServerSocket(0, 100, InetAddress.getLoopbackAddress()),
                    "{\"object\":\"list\",\"data\":[{\"id\":\"" + model + "\"}]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    interface Behaviour {
        void meet(Chat chat) throws IOException, InterruptedException;
    }

    /** One chat request, and the connection on which it came. */
    record Chat(Map<String, String> headers, JsonNode body, Socket socket) {
        void head(String status, String... headers) throws IOException {
            raw("HTTP/1.1 " + status + "\r\n" + String.join("", lines(headers)) + "\r\n");
        }

        private static String[] lines(String... headers) {
            String[] lines = headers.clone();
            for (int i = 0; i < lines.length; i++) {
                lines[i] = lines[i] + "\r\n";
            }
            return lines;
        }

        void raw(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void json(String status, String body) throws IOException {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            head(status, "content-type: application/json", "content-length: " + length);
            raw(body);
        }

        void streamHead() throws IOException {
            head("200 OK", "content-type: text/event-stream", "transfer-encoding: chunked");
        }

        void part(String text) throws IOException {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            raw(Integer.toHexString(length) + "\r\n" + text + "\r\n");
        }

        void event(String data) throws IOException {
            part("data: " + data + "\n\n");
        }

        void endOfStream() throws IOException {
            raw("0\r\n\r\n");
        }

        /** Blocks until the router has closed the connection. */
        void awaitHangUp() throws IOException {
            socket.setSoTimeout(10_000);
            try {
                while (socket.getInputStream().read() >= 0) {
                    // Only the end is awaited.
                }
            } catch (java.net.SocketException e) {
                // A reset is an end as well.
                return;
            }
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void when(Behaviour next) {
        behaviour = next;
    }

    void lists(String otherModels) {
        models = otherModels;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                socket.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(socket), "fake-engine-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed by the test.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String requestLine = line(in);
            while (!requestLine.isEmpty()) {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    int colon = line.indexOf(':');
                    headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
                }
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                byte[] body = in.readNBytes(length);
                Chat chat = new Chat(headers, json.readTree(body), socket);
                if (requestLine.startsWith("GET /health ")) {
                    chat.head("200 OK", "content-length: 0");
                } else if (requestLine.startsWith("GET /v1/models ")) {
                    chat.json("200 OK", models);
                } else {
                    chats.add(chat);
                    behaviour.meet(chat);
                }
                if (socket.isClosed()) {
                    return;
                }
                requestLine = line(in);
            }
        } catch (IOException e) {
            // The router closed the connection; tests look at it through awaitHangUp.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
