package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.sabotage.act.Observation.Sort;
import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Field;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Told;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets everything pass unchanged, and notes whatever a caller could look at. Thread-safe. */
public final class Observer implements Interference {

    /** Headers about the transfer and not about the answer. */
    private static final Set<String> TRANSFER =
            Set.of("date", "content-length", "transfer-encoding", "connection", "server", "vary");

    private final Set<Observation> seen = ConcurrentHashMap.newKeySet();

    /** What could be looked at until now. */
    public Set<Observation> seen() {
        return Set.copyOf(seen);
    }

    @Override
    public Handling of(Asked asked) {
        return new Watched(asked, asked.method() + " " + named(asked.path()));
    }

    /** The path of the operation: whatever it names, of one kind, is the same. */
    private static String named(String path) {
        return Ids.masked(path).replaceAll("/(conversations|plugins|users|tenants)/[^/]+", "/$1/*");
    }

    private final class Watched implements Handling {

        private final Asked asked;
        private String operation;
        private int status;

        Watched(Asked asked, String operation) {
            this.asked = asked;
            this.operation = operation;
        }

        @Override
        public List<Asked> sent() {
            return List.of(asked);
        }

        @Override
        public Manner manner(Told head) {
            status = head.status();
            boolean stream = head.isEventStream();
            operation = stream ? operation + Observation.STREAM : operation;
            for (Field field : head.headers()) {
                String name = field.name().toLowerCase(Locale.ROOT);
                if (!TRANSFER.contains(name)) {
                    note(Sort.HEADER, name);
                }
            }
            return stream ? Manner.BY_EVENTS : Manner.AS_A_WHOLE;
        }

        @Override
        public Told whole(Told reply) {
            JsonNode document = Documents.read(reply.body());
            if (document.isContainerNode()) {
                walk("", document);
            }
            return reply;
        }

        @Override
        public Passed event(byte[] event) {
            StreamedEvent streamed = StreamedEvent.of(event);
            for (String kind : List.of("done", "error", "usage", "role", "content", "finish")) {
                if (new EventChange(kind, null, null, null, null, null).isFor(streamed)) {
                    note(Sort.EVENT, kind);
                }
            }
            if (streamed.json().isObject()) {
                walk("", streamed.json());
            }
            return new Passed(List.of(event), Ending.GO_ON);
        }

        private void walk(String place, JsonNode node) {
            if (!place.isEmpty()) {
                note(sort(node), place);
            }
            if (node.isObject()) {
                node.properties()
                        .forEach(field -> walk(place + "/" + field.getKey(), field.getValue()));
            } else {
                if (node.size() > 1 && !node.get(0).equals(node.get(node.size() - 1))) {
                    note(Sort.ORDER, place);
                }
                node.forEach(item -> walk(place + "/*", item));
            }
        }

        private void note(Sort sort, String place) {
            seen.add(new Observation(operation, status, sort, place));
        }

        private static Sort sort(JsonNode node) {
            return switch (node.getNodeType()) {
                case STRING -> Decimals.of(node).isPresent() ? Sort.DECIMAL : Sort.TEXT;
                case NUMBER -> node.decimalValue().signum() == 0 ? Sort.ZERO : Sort.NUMBER;
                case BOOLEAN -> node.booleanValue() ? Sort.TRUE : Sort.FALSE;
                case ARRAY -> Sort.LIST;
                case OBJECT -> Sort.OBJECT;
                default -> Sort.NOTHING;
            };
        }
    }
}
