package dev.touchstone.sabotage.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A handling that does what a test says, and otherwise changes nothing. */
record Handlings(
        List<Asked> sent,
        Optional<Told> instead,
        Duration delay,
        Manner manner,
        UnaryOperator<Told> changed,
        Function<String, Passed> events,
        List<byte[]> last,
        boolean hangsUp)
        implements Handling {

    static Handlings sending(Asked... sent) {
        return new Handlings(
                List.of(sent),
                Optional.empty(),
                Duration.ZERO,
                Manner.AS_IT_COMES,
                told -> told,
                event -> new Passed(List.of(bytes(event)), Ending.GO_ON),
                List.of(),
                true);
    }

    static Handlings answering(String body) {
        Handlings nothing = sending();
        return nothing.instead(new Told(200, List.of(), bytes(body)));
    }

    private Handlings instead(Told told) {
        return new Handlings(
                sent, Optional.of(told), delay, manner, changed, events, last, hangsUp);
    }

    Handlings delayed(Duration by) {
        return new Handlings(sent, instead, by, manner, changed, events, last, hangsUp);
    }

    Handlings staying() {
        return new Handlings(sent, instead, delay, manner, changed, events, last, false);
    }

    Handlings whole(UnaryOperator<Told> change) {
        return new Handlings(
                sent, instead, delay, Manner.AS_A_WHOLE, change, events, last, hangsUp);
    }

    /** Each event is replaced by these lines, and what follows it. */
    Handlings byEvents(Function<String, Passed> change, String... behind) {
        List<byte[]> ends = new ArrayList<>();
        List.of(behind).forEach(end -> ends.add(bytes(end)));
        return new Handlings(
                sent, instead, delay, Manner.BY_EVENTS, changed, change, ends, hangsUp);
    }

    static Passed passed(Ending ending, String... events) {
        List<byte[]> all = new ArrayList<>();
        List.of(events).forEach(event -> all.add(bytes(event)));
        return new Passed(all, ending);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public Manner manner(Told head) {
        return manner;
    }

    @Override
    public Told head(Told head) {
        return changed.apply(head);
    }

    @Override
    public Told whole(Told reply) {
        return changed.apply(reply);
    }

    @Override
    public Passed event(byte[] event) {
        return events.apply(new String(event, StandardCharsets.ISO_8859_1));
    }
}
