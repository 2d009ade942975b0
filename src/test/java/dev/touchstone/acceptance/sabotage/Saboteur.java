package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.Harm;
import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.act.Rules;
import dev.touchstone.sabotage.act.Series;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Tampering;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Applies defects to the systems of scenarios, as many at a time as there are. Thread-safe. */
public final class Saboteur {

    /** Stands for no defect: a scenario runs behind relays, and nothing is changed. */
    public static final String NOTHING = "nothing";

    private static final String TAG = "@defect:";
    private static Saboteur present;

    private final Map<String, Defect> defects = new LinkedHashMap<>();
    private final Map<String, Workshop> workshops = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> left = new ConcurrentHashMap<>();
    private final Map<String, Series> series = new ConcurrentHashMap<>();
    private final Lookout lookout;
    private final Room room = new Room();

    /**
     * @param lookout watches what runs under no defect
     */
    Saboteur(List<Defect> all, Lookout lookout) {
        this.lookout = lookout;
        all.forEach(defect -> defects.put(defect.id(), defect));
    }

    /** One who looks, in what runs under no defect, which of these would change something in it. */
    public static Saboteur knowing(List<Defect> all) {
        return new Saboteur(all, new Touching(scenario -> all));
    }

    /** Something is going to be run under each of these, as often as it is named. */
    public void expect(Collection<String> ids) {
        ids.forEach(id -> left.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet());
    }

    /** From now on this one is at work. */
    static synchronized void take(Saboteur saboteur) {
        present = saboteur;
    }

    /** The one who is at work. */
    public static synchronized Saboteur present() {
        return present;
    }

    /** Where a scenario stands: file and line. */
    public static String place(URI file, int line) {
        String text = file.toString();
        return text.substring(text.lastIndexOf('/') + 1) + ":" + line;
    }

    /** The tag by which a scenario is run under a defect. */
    static String tag(String defect) {
        return TAG + defect;
    }

    /** The defect under which a scenario with these tags runs; empty outside the kill matrix. */
    public static Optional<String> atWorkIn(Collection<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(TAG))
                .map(tag -> tag.substring(TAG.length()))
                .findFirst();
    }

    /**
     * Whether a scenario with these tags runs under a defect of which the catalogue says that it
     * breaks this criterion, or may.
     */
    public static boolean isExpectedToBreak(String criterion, Collection<String> tags) {
        return atWorkIn(tags).stream()
                .flatMap(name -> Together.ids(name).stream())
                .map(id -> present().defects.get(id))
                .anyMatch(defect -> defect != null && defect.allows(criterion));
    }

    /** A system that a defect changed inside, for all scenarios that run under it. */
    private record Workshop(Stack stack, Inside inside) {
        void close() {
            stack.close();
            inside.close();
        }
    }

    /** A scenario's part of it. */
    public final class Applied {

        private final Stack behind;
        private final Stack stack;
        private final Sabotage sabotage;
        private final Runnable end;

        private Applied(Stack stack, Sabotage sabotage, Runnable end) {
            this.behind = stack;
            this.stack = stack.seenThrough(sabotage);
            this.sabotage = sabotage;
            this.end = end;
        }

        /** The system as the scenario sees it. */
        public Stack stack() {
            return stack;
        }

        /** The same system without what stands before its router. */
        public Stack behind() {
            return behind;
        }

        /** The scenario has ended. */
        public void end() {
            sabotage.close();
            end.run();
        }
    }

    /**
     * A scenario begins while this defect is at work, or several are ({@link Together}); waits
     * while there are others that it does not bear.
     *
     * @param scenario where it stands
     */
    public Applied begin(String id, String scenario, Company company, Stack common) {
        room.enter(company);
        try {
            if (id.equals(NOTHING)) {
                return before(common, at -> lookout.over(scenario, at));
            }
            List<String> several = Together.ids(id);
            return several.size() > 1
                    ? before(common, at -> together(several, scenario + id, at))
                    : applied(defects.get(id), common, room::leave);
        } catch (RuntimeException e) {
            room.leave();
            throw e;
        }
    }

    private Applied before(Stack common, Function<Credentials, Interference> harm) {
        return new Applied(common, new Sabotage(harm, Tampering.NONE), room::leave);
    }

    private Interference together(List<String> ids, String trial, Credentials credentials) {
        List<Defect> several = ids.stream().map(defects::get).toList();
        Series together = new Series(Touching.applied(several, credentials));
        series.put(trial, together);
        return together;
    }

    /**
     * A scenario has ended: the ids of the defects that would have changed something in it, or that
     * have where several were at work.
     */
    public Set<String> touching(String id, String scenario) {
        Series together = series.remove(scenario + id);
        return together == null ? lookout.touching(scenario) : together.changing();
    }

    private Applied applied(Defect defect, Stack common, Runnable end) {
        if (defect.harm() instanceof Harm.Front front) {
            Rules rules = front.rules();
            return new Applied(common, new Sabotage(rules::applied, Tampering.NONE), end);
        }
        Workshop workshop =
                workshops.computeIfAbsent(
                        defect.id(),
                        id -> {
                            Inside inside = new Inside(defect);
                            return new Workshop(common.tampered(inside), inside);
                        });
        Sabotage sabotage = new Sabotage(credentials -> Interference.NONE, workshop.inside());
        return new Applied(
                workshop.stack(),
                sabotage,
                () -> {
                    end.run();
                    ended(defect.id());
                });
    }

    /** A trial under this defect has ended; with the last one ends the system it needed. */
    private void ended(String id) {
        if (left.get(id).decrementAndGet() == 0) {
            workshops.remove(id).close();
        }
    }
}
