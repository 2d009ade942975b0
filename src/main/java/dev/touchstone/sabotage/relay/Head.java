package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line and the fields of a message, as RFC 9112 wants them. Whatever is not quite so is a
 * {@link ProtocolException}, and its bytes are passed on for others to judge.
 *
 * @param start the request line or the status line
 */
record Head(String start, List<Field> fields) {

    private static final int LONGEST = 256 << 10;
    private static final Pattern FIELD =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.1");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");

    /**
     * Reads a head.
     *
     * @return null while it is not there in full, and then nothing has been read
     */
    static Head read(ByteBuf in) throws ProtocolException {
        int end = end(in);
        if (end < 0) {
            if (in.readableBytes() > LONGEST) {
                throw new ProtocolException("a head that is too long");
            }
            return null;
        }
        int length = end - in.readerIndex();
        return parse(in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString());
    }

    /** Where the empty line has ended, or -1; bare line feeds end a line here as well. */
    private static int end(ByteBuf in) {
        int from = in.readerIndex();
        for (int at = in.indexOf(from, in.writerIndex(), (byte) '\n'); at >= 0; ) {
            int next = at + 1;
            if (next < in.writerIndex() && in.getByte(next) == '\r') {
                next++;
            }
            if (next < in.writerIndex() && in.getByte(next) == '\n') {
                return next + 1;
            }
            at = in.indexOf(at + 1, in.writerIndex(), (byte) '\n');
        }
        return -1;
    }

    private static Head parse(String text) throws ProtocolException {
        String[] lines = text.split("\r\n");
        List<Field> fields = new ArrayList<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new ProtocolException("no field: " + line);
            }
            fields.add(new Field(field.group(1), field.group(2)));
        }
        return new Head(lines[0], List.copyOf(fields));
    }

    /** A request with its body. */
    Asked asked(byte[] body) throws ProtocolException {
        Matcher line = matching(REQUEST);
        return new Asked(line.group(1), line.group(2), fields, body);
    }

    String method() throws ProtocolException {
        return matching(REQUEST).group(1);
    }

    int status() throws ProtocolException {
        return Integer.parseInt(matching(STATUS).group(1));
    }

    private Matcher matching(Pattern pattern) throws ProtocolException {
        Matcher matcher = pattern.matcher(start);
        if (!matcher.matches()) {
            throw new ProtocolException("no first line: " + start);
        }
        return matcher;
    }

    /** The values of a field, in their order. */
    List<String> all(String name) {
        return fields.stream().filter(field -> field.isCalled(name)).map(Field::value).toList();
    }

    static boolean closes(List<Field> fields) {
        return fields.stream()
                .anyMatch(
                        field ->
                                field.isCalled("Connection")
                                        && field.value().equalsIgnoreCase("close"));
    }
}
