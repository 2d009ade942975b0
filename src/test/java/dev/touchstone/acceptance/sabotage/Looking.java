package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.act.Observation;
import dev.touchstone.sabotage.act.Observer;
import dev.touchstone.sabotage.relay.Interference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Looks what callers could look at, in which scenarios. Thread-safe. */
final class Looking implements Lookout {

    private final Map<String, Observer> observers = new ConcurrentHashMap<>();

    @Override
    public Interference over(String scenario, Credentials credentials) {
        return observers.computeIfAbsent(scenario, any -> new Observer());
    }

    /** Each thing that could be looked at, with the scenarios in which it was there. */
    Map<Observation, List<String>> seen() {
        Map<Observation, List<String>> seen = new TreeMap<>();
        for (String scenario : new TreeSet<>(observers.keySet())) {
            for (Observation each : observers.get(scenario).seen()) {
                seen.computeIfAbsent(each, any -> new ArrayList<>()).add(scenario);
            }
        }
        return seen;
    }
}
