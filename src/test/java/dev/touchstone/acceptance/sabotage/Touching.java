package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.act.Shadow;
import dev.touchstone.sabotage.relay.Interference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Looks which defects would change something in which scenarios. Thread-safe. */
final class Touching implements Lookout {

    private final Function<String, List<Defect>> wanted;
    private final Map<String, Shadow> shadows = new ConcurrentHashMap<>();

    /**
     * @param wanted the defects of which that is asked of a scenario, by its file and line
     */
    Touching(Function<String, List<Defect>> wanted) {
        this.wanted = wanted;
    }

    @Override
    public Interference over(String scenario, Credentials credentials) {
        return shadows.computeIfAbsent(
                scenario, place -> new Shadow(applied(wanted.apply(place), credentials)));
    }

    /** Each afresh, by its id and in this order. */
    static Map<String, Interference> applied(List<Defect> defects, Credentials credentials) {
        Map<String, Interference> applied = new LinkedHashMap<>();
        defects.forEach(
                defect -> applied.put(defect.id(), defect.harm().reached().applied(credentials)));
        return applied;
    }

    @Override
    public Set<String> touching(String scenario) {
        Shadow shadow = shadows.remove(scenario);
        return shadow == null ? Set.of() : shadow.touching();
    }
}
