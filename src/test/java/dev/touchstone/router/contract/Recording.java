package dev.touchstone.router.contract;

import dev.touchstone.wire.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A router's side of one situation as a file that people can read: each request, and what was
 * replied to it. Secrets are masked, and headers that no driver reads are left out.
 */
final class Recording {

    static final String REQUEST = ">>> ";
    static final String REPLY = "<<< ";

    private static final Set<String> READ = Set.of("content-type", "retry-after");
    private static final Set<String> LEFT_OUT =
            Set.of("x-frame-options", "x-content-type-options", "x-accel-buffering");

    private Recording() {}

    static void write(Path file, List<Exchange> exchanges) {
        StringBuilder text = new StringBuilder();
        unrepeated(exchanges).forEach(exchange -> write(text, exchange));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of asking for the same again and again until it is there, the last time tells enough. */
    private static List<Exchange> unrepeated(List<Exchange> exchanges) {
        List<Exchange> kept = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            boolean again =
                    !kept.isEmpty()
                            && exchange.title().startsWith("GET ")
                            && kept.get(kept.size() - 1).title().equals(exchange.title());
            if (again) {
                kept.remove(kept.size() - 1);
            }
            kept.add(exchange);
        }
        return kept;
    }

    private static void write(StringBuilder text, Exchange exchange) {
        text.append(REQUEST).append(exchange.title()).append('\n');
        text.append(exchange.request().body()).append('\n');
        if (exchange.response() == null) {
            text.append(REPLY).append("none\n\n");
            return;
        }
        text.append(REPLY).append(exchange.response().line()).append('\n');
        exchange.response().headers().stream()
                .filter(header -> isRead(header.get(0).toLowerCase(java.util.Locale.ROOT)))
                .forEach(h -> text.append(h.get(0)).append(": ").append(h.get(1)).append('\n'));
        text.append('\n').append(exchange.response().body());
        exchange.events().forEach(e -> text.append("data: ").append(e.data()).append("\n\n"));
        text.append("\n\n");
    }

    private static boolean isRead(String header) {
        return READ.contains(header) || header.startsWith("x-") && !LEFT_OUT.contains(header);
    }
}
