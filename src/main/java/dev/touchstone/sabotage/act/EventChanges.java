package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.act.EventChange.Act;
import dev.touchstone.sabotage.relay.Handling.Ending;
import dev.touchstone.sabotage.relay.Handling.Passed;
import dev.touchstone.sabotage.relay.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What some rules do to one stream. */
final class EventChanges {

    private final List<Rule> rules;
    private final Quotation quotation;
    private final List<EventChange> changes;
    private final Map<EventChange, Integer> counts = new HashMap<>();
    private final List<byte[]> kept = new ArrayList<>();
    private boolean holding;

    EventChanges(List<Rule> rules, Quotation quotation) {
        this.quotation = quotation;
        this.rules = rules;
        this.changes = rules.stream().flatMap(rule -> rule.events().stream()).toList();
    }

    Told head(Told head) {
        Told told = head;
        for (Rule rule : rules) {
            told = new Told(told.status(), Rule.with(told.headers(), rule.headers()), told.body());
        }
        return told;
    }

    Passed event(byte[] bytes) {
        StreamedEvent event = StreamedEvent.of(bytes);
        List<byte[]> before = new ArrayList<>();
        List<byte[]> after = new ArrayList<>();
        Ending ending = Ending.GO_ON;
        int times = 1;
        boolean late = false;
        for (EventChange change : changes) {
            if (change.isFor(event) && change.counts(counts.merge(change, 1, Integer::sum))) {
                event = event.changed(change.change());
                Act act = change.act();
                if (act == Act.END_BEFORE) {
                    return passed(List.of(), Ending.END);
                }
                times = act == Act.TWICE ? 2 : act == Act.DROP || act == Act.INSTEAD ? 0 : times;
                late |= act == Act.LATE;
                holding |= act == Act.HOLD;
                ending = ending(act, ending);
                if (act == Act.BEFORE || act == Act.INSTEAD) {
                    before.add(StreamedEvent.ofText(quotation.in(change.text())).bytes());
                } else if (act == Act.AFTER) {
                    after.add(StreamedEvent.ofText(quotation.in(change.text())).bytes());
                }
            }
        }
        List<byte[]> all = new ArrayList<>(before);
        for (int i = 0; i < times; i++) {
            all.add(event.bytes());
        }
        all.addAll(after);
        if (late || holding) {
            kept.addAll(all);
            return new Passed(List.of(), ending);
        }
        return passed(all, ending);
    }

    List<byte[]> last() {
        return List.copyOf(kept);
    }

    private Passed passed(List<byte[]> events, Ending ending) {
        List<byte[]> all = new ArrayList<>(events);
        all.addAll(kept);
        kept.clear();
        return new Passed(all, ending);
    }

    private static Ending ending(Act act, Ending before) {
        return switch (act) {
            case END -> Ending.END;
            case BREAK_OFF -> Ending.BREAK_OFF;
            default -> before;
        };
    }
}
