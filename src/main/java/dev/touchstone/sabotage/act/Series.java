package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Several defects at work at once, of which each leaves the others something to change ({@link
 * Rules#leaveRoom}): what one makes of an exchange is what the next one gets. Notes which of them
 * have changed something. Thread-safe.
 */
public final class Series implements Interference {

    private final Map<String, Interference> defects;
    private final Set<String> changing = ConcurrentHashMap.newKeySet();

    /**
     * @param defects each by its id, and fresh; in the order in which they work
     */
    public Series(Map<String, Interference> defects) {
        this.defects = defects;
    }

    /** The ids of those that have changed something until now. */
    public Set<String> changing() {
        return Set.copyOf(changing);
    }

    @Override
    public Handling of(Asked asked) {
        List<Link> links = new ArrayList<>();
        Asked passed = asked;
        for (Map.Entry<String, Interference> defect : defects.entrySet()) {
            Handling handling = defect.getValue().of(passed);
            Asked sent = handling.sent().get(0);
            note(defect.getKey(), Shadow.isSame(sent, passed));
            links.add(new Link(defect.getKey(), handling));
            passed = sent;
        }
        return new Linked(passed, links);
    }

    private void note(String id, boolean unchanged) {
        if (!unchanged) {
            changing.add(id);
        }
    }

    private record Link(String id, Handling handling) {}

    private final class Linked implements Handling {

        private final Asked asked;
        private final List<Link> links;
        private final List<Link> awake = new ArrayList<>();

        Linked(Asked asked, List<Link> links) {
            this.asked = asked;
            this.links = links;
        }

        @Override
        public List<Asked> sent() {
            return List.of(asked);
        }

        @Override
        public Manner manner(Told head) {
            Manner all = Manner.AS_IT_COMES;
            for (Link link : links) {
                Manner own = link.handling().manner(head);
                if (own != Manner.AS_IT_COMES) {
                    awake.add(link);
                    all = own;
                }
            }
            return all;
        }

        @Override
        public Told head(Told head) {
            return through(head, Handling::head);
        }

        @Override
        public Told whole(Told reply) {
            return through(reply, Handling::whole);
        }

        private Told through(Told reply, BiFunction<Handling, Told, Told> change) {
            Told told = reply;
            for (Link link : awake) {
                Told next = change.apply(link.handling(), told);
                note(link.id(), Shadow.isSame(next, told));
                told = next;
            }
            return told;
        }

        @Override
        public Passed event(byte[] event) {
            List<byte[]> events = List.of(event);
            for (Link link : awake) {
                events = through(link, events);
            }
            return new Passed(events, Ending.GO_ON);
        }

        private List<byte[]> through(Link link, List<byte[]> events) {
            List<byte[]> passed = new ArrayList<>();
            for (byte[] event : events) {
                List<byte[]> own = link.handling().event(event).events();
                note(link.id(), own.size() == 1 && Arrays.equals(own.get(0), event));
                passed.addAll(own);
            }
            return passed;
        }
    }
}
