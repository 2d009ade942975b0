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

/** Looks which defects would change something in which scenarios. Thread-safe. */
final class Touching implements Lookout {

    private final List<Defect> defects;
    private final Map<String, Shadow> shadows = new ConcurrentHashMap<>();

    Touching(List<Defect> defects) {
        this.defects = defects;
    }

    @Override
    public Interference over(String scenario, Credentials credentials) {
        return shadows.computeIfAbsent(scenario, any -> new Shadow(all(credentials)));
    }

    private Map<String, Interference> all(Credentials credentials) {
        Map<String, Interference> all = new LinkedHashMap<>();
        defects.forEach(
                defect -> all.put(defect.id(), defect.harm().reached().applied(credentials)));
        return all;
    }

    @Override
    public Set<String> touching(String scenario) {
        Shadow shadow = shadows.remove(scenario);
        return shadow == null ? Set.of() : shadow.touching();
    }
}
