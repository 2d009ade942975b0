package dev.touchstone.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The chat requests of one engine, in order of arrival. Keeps the last 20,000, and fewer when their
 * bodies exceed 64 Mi characters. Thread-safe.
 */
final class Journal {

    static final int ENTRIES_KEPT = 20_000;
    private static final long CHARACTERS_KEPT = 64L << 20;
    private static final int SHOWN = 1_000;
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    private final String engine;
    private final Deque<JournalRecord> records = new ArrayDeque<>();
    private final Map<String, Deque<JournalRecord>> byMarker = new HashMap<>();
    private long received;
    private long characters;

    Journal(String engine) {
        this.engine = engine;
    }

    synchronized JournalRecord open(String body, Iterable<Map.Entry<String, String>> headers) {
        JournalRecord opened = new JournalRecord(++received, engine, body, masked(headers));
        records.addLast(opened);
        byMarker.computeIfAbsent(opened.marker(), any -> new ArrayDeque<>()).addLast(opened);
        characters += opened.size();
        while (records.size() > ENTRIES_KEPT
                || characters > CHARACTERS_KEPT && records.size() > 1) {
            forget(records.removeFirst());
        }
        return opened;
    }

    private void forget(JournalRecord oldest) {
        characters -= oldest.size();
        Deque<JournalRecord> its = byMarker.get(oldest.marker());
        its.removeFirst();
        if (its.isEmpty()) {
            byMarker.remove(oldest.marker());
        }
    }

    /** The entries of a marker. */
    List<JournalEntry> of(String marker) {
        return kept(marker).stream().map(JournalRecord::entry).toList();
    }

    /** The last 1,000 entries. */
    List<JournalEntry> last() {
        List<JournalRecord> all = kept();
        return all.subList(Math.max(0, all.size() - SHOWN), all.size()).stream()
                .map(JournalRecord::entry)
                .toList();
    }

    synchronized int size() {
        return records.size();
    }

    private synchronized List<JournalRecord> kept() {
        return new ArrayList<>(records);
    }

    private synchronized List<JournalRecord> kept(String marker) {
        return List.copyOf(byMarker.getOrDefault(marker, new ArrayDeque<>()));
    }

    private static Map<String, String> masked(Iterable<Map.Entry<String, String>> headers) {
        Map<String, String> all = new TreeMap<>();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            String value = SECRET.contains(name) ? masked(header.getValue()) : header.getValue();
            all.merge(name, value, (one, other) -> one + ", " + other);
        }
        return all;
    }

    /** Keeps the scheme, so that a reader sees that there was a credential and of which kind. */
    private static String masked(String credential) {
        int space = credential.indexOf(' ');
        return space > 0 ? credential.substring(0, space) + " ***" : "***";
    }
}
