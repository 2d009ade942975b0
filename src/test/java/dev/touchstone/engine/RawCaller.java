package dev.touchstone.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A caller with nothing between it and the bytes: what a socket gives is what a test sees. */
final class RawCaller implements AutoCloseable {

    private static final int READ_DEADLINE_MS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawCaller(ScriptedEngine engine) throws IOException {
        socket = new Socket("127.0.0.1", engine.port());
        socket.setSoTimeout(READ_DEADLINE_MS);
        in = socket.getInputStream();
    }

    /** An answer read to its end. {@code ended} says whether it ended as HTTP wants it. */
    record Raw(int status, Map<String, String> headers, byte[] body, boolean ended) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The data of each event of a stream, in order. */
        List<String> events() {
            List<String> events = new ArrayList<>();
            for (String event : text().split("\n\n", -1)) {
                if (!event.isEmpty()) {
                    events.add(event.substring("data: ".length()));
                }
            }
            return events;
        }

        com.fasterxml.jackson.databind.JsonNode json() throws IOException {
            return Json.MAPPER.readTree(body);
        }
    }

    RawCaller send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawCaller send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    RawCaller get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: engine\r\n\r\n");
    }

    RawCaller post(String path, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: engine\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return send(head + "Content-Length: " + length + "\r\n\r\n" + body);
    }

    RawCaller chat(String body, String... headers) throws IOException {
        return post("/v1/chat/completions", body, headers);
    }

    /** Reads status line and headers. */
    Raw head() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return new Raw(status, headers, new byte[0], false);
    }

    /** Reads one answer to its end, proper or not; a reset is an IOException. */
    Raw answer() throws IOException {
        Raw head = head();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean ended;
        if (head.headers().containsKey("content-length")) {
            int length = Integer.parseInt(head.headers().get("content-length"));
            body.write(in.readNBytes(length));
            ended = body.size() == length;
        } else if ("chunked".equals(head.headers().get("transfer-encoding"))) {
            byte[] chunk = chunk();
            while (chunk != null && chunk.length > 0) {
                body.write(chunk);
                chunk = chunk();
            }
            ended = chunk != null;
        } else {
            body.write(head.status() == 204 ? new byte[0] : in.readAllBytes());
            ended = true;
        }
        return new Raw(head.status(), head.headers(), body.toByteArray(), ended);
    }

    /** One HTTP chunk, empty for the terminating one, null when the connection ended before it. */
    byte[] chunk() throws IOException {
        String size = line();
        if (size == null) {
            return null;
        }
        byte[] chunk = in.readNBytes(Integer.parseInt(size, 16));
        line();
        return chunk;
    }

    /** One HTTP chunk as text. */
    String event() throws IOException {
        return new String(chunk(), StandardCharsets.UTF_8);
    }

    /** What comes next within so many milliseconds: a byte, -1 for the end, -2 for nothing. */
    int nextByteWithin(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            return in.read();
        } catch (java.net.SocketTimeoutException nothing) {
            return -2;
        } finally {
            socket.setSoTimeout(READ_DEADLINE_MS);
        }
    }

    /** Hangs up, as a caller that loses interest does. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
