package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.act.Shadow;
import dev.touchstone.sabotage.relay.Interference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks which defects would change something in which scenarios. Thread-safe. */
final class Touching implements Lookout {

    private final List<Defect> defects;
    private final Map<String, Shadow> shadows = new ConcurrentHashMap<>();

    Touching(List<Defect> defects) {
        this.defects = defects;
    }

    @Override
    public Interference over(String scenario, Credentials credentials) {
        Map<String, Interference> all = new LinkedHashMap<>();
        defects.forEach(
                defect -> all.put(defect.id(), defect.harm().reached().applied(credentials)));
        return shadows.computeIfAbsent(scenario, any -> new Shadow(all));
    }

    /** Whether this defect would have changed something there. */
    boolean isTouched(String scenario, Defect defect) {
        Shadow shadow = shadows.get(scenario);
        return shadow != null && shadow.touching().contains(defect.id());
    }
}
