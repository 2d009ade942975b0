package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Told;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Lets everything pass unchanged, and notes which defects would have changed something. What a
 * defect leaves alone in all exchanges of a scenario it leaves alone in its verdict. Thread-safe.
 */
public final class Shadow implements Interference {

    private final Map<String, Interference> defects;
    private final Set<String> touching = ConcurrentHashMap.newKeySet();

    /**
     * @param defects each by its id, and fresh
     */
    public Shadow(Map<String, Interference> defects) {
        this.defects = Map.copyOf(defects);
    }

    /** The ids of those that would have changed something until now. */
    public Set<String> touching() {
        return Set.copyOf(touching);
    }

    @Override
    public Handling of(Asked asked) {
        Map<String, Handling> possible = new TreeMap<>();
        defects.forEach(
                (id, defect) -> {
                    if (!touching.contains(id)) {
                        note(id, defect.of(asked), asked, possible);
                    }
                });
        return new Watched(asked, possible);
    }

    private void note(String id, Handling handling, Asked asked, Map<String, Handling> possible) {
        if (handling instanceof Handling.Untouched) {
            return;
        }
        List<Asked> sent = handling.sent();
        boolean changed =
                sent.size() != 1
                        || !isSame(sent.get(0), asked)
                        || !handling.hangsUp()
                        || !handling.delay().equals(Duration.ZERO);
        if (changed) {
            touching.add(id);
        }
        possible.put(id, handling);
    }

    static boolean isSame(Asked one, Asked other) {
        return one.target().equals(other.target())
                && one.headers().equals(other.headers())
                && Arrays.equals(one.body(), other.body());
    }

    static boolean isSame(Told one, Told other) {
        return one.status() == other.status()
                && one.headers().equals(other.headers())
                && Arrays.equals(one.body(), other.body());
    }

    private final class Watched implements Handling {

        private final Asked asked;
        private final Map<String, Handling> possible;
        private final Map<String, Manner> manners = new TreeMap<>();

        Watched(Asked asked, Map<String, Handling> possible) {
            this.asked = asked;
            this.possible = possible;
        }

        @Override
        public List<Asked> sent() {
            return List.of(asked);
        }

        @Override
        public Manner manner(Told head) {
            possible.forEach((id, handling) -> manners.put(id, handling.manner(head)));
            if (manners.containsValue(Manner.BY_EVENTS)) {
                each(Manner.BY_EVENTS, (id, h) -> note(id, h.head(head).equals(head)));
                return Manner.BY_EVENTS;
            }
            return manners.containsValue(Manner.AS_A_WHOLE)
                    ? Manner.AS_A_WHOLE
                    : Manner.AS_IT_COMES;
        }

        @Override
        public Told whole(Told reply) {
            each(
                    Manner.AS_A_WHOLE,
                    (id, handling) -> note(id, isSame(handling.whole(reply), reply)));
            return reply;
        }

        @Override
        public Passed event(byte[] event) {
            each(
                    Manner.BY_EVENTS,
                    (id, handling) -> {
                        Passed passed = handling.event(event);
                        note(
                                id,
                                passed.ending() == Ending.GO_ON
                                        && passed.events().size() == 1
                                        && Arrays.equals(passed.events().get(0), event));
                    });
            return new Passed(List.of(event), Ending.GO_ON);
        }

        @Override
        public List<byte[]> last() {
            each(Manner.BY_EVENTS, (id, handling) -> note(id, handling.last().isEmpty()));
            return List.of();
        }

        private void each(Manner manner, BiConsumer<String, Handling> act) {
            manners.forEach(
                    (id, own) -> {
                        if (own == manner && !touching.contains(id)) {
                            act.accept(id, possible.get(id));
                        }
                    });
        }

        private void note(String id, boolean unchanged) {
            if (!unchanged) {
                touching.add(id);
            }
        }
    }
}
