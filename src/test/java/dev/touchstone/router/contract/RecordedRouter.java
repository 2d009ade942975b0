package dev.touchstone.router.contract;

import dev.touchstone.wire.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A router that says what was recorded, in the recorded order, and nothing to whoever asks for
 * something else.
 */
final class RecordedRouter implements AutoCloseable {

    /** One request, by method and path without its query, and what is replied to it. */
    private record Turn(String asked, int status, List<String> headers, String body) {

        boolean isAskedBy(String request) {
            return request.split("[ ?]", 3)[0].equals(asked.split("[ ?]", 3)[0])
                    && request.split("[ ?]", 3)[1].equals(asked.split("[ ?]", 3)[1]);
        }

        String reply() {
            return RawServer.reply(status, body, headers.toArray(String[]::new));
        }
    }

    private final RawServer server;
    private final List<Turn> turns;
    private final AtomicInteger next = new AtomicInteger();

    private RecordedRouter(List<Turn> turns) {
        this.turns = turns;
        this.server = RawServer.holding(this::answer);
    }

    static RecordedRouter of(Path file) throws IOException {
        List<Turn> turns = new ArrayList<>();
        for (String turn : Files.readString(file).split("(?m)^" + Recording.REQUEST)) {
            if (!turn.isBlank()) {
                turns.add(turn(turn));
            }
        }
        return new RecordedRouter(turns);
    }

    private static Turn turn(String text) {
        String asked = text.lines().findFirst().orElseThrow();
        String reply = text.split("(?m)^" + Recording.REPLY, 2)[1];
        String[] parts = reply.split("\n\n", 2);
        List<String> head = parts[0].lines().toList();
        String body = parts[1].replaceFirst("\n\n$", "");
        return new Turn(asked, Integer.parseInt(head.get(0)), head.subList(1, head.size()), body);
    }

    private void answer(RawServer.Line line) throws IOException {
        int index = next.getAndIncrement();
        String asked = line.request().lines().findFirst().orElse("nothing");
        if (index >= turns.size() || !turns.get(index).isAskedBy(asked)) {
            String wanted = index >= turns.size() ? "nothing more" : turns.get(index).asked();
            line.say(RawServer.reply(599, "recorded is %s, asked was %s".formatted(wanted, asked)));
            return;
        }
        line.say(turns.get(index).reply());
    }

    URI url() {
        return server.url();
    }

    /** Whether all that is recorded was asked for. */
    boolean isThrough() {
        return next.get() == turns.size();
    }

    @Override
    public void close() {
        server.close();
    }
}
