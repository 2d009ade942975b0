package dev.touchstone.sabotage.matrix;

import dev.touchstone.sabotage.matrix.DefectVerdict.Kill;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one defect did to one criterion.
 *
 * @param scenarios in how many scenarios; 0 where it survived
 */
record Cell(State state, int scenarios) {

    /** What it did, with the sign and the colour class that stand for it. */
    enum State {
        KILLED("✓", "met", "must break it, and did"),
        SURVIVED("✗", "broken", "must break it, and survived"),
        WRONG_REASON("!", "error", "found for the wrong reason"),
        COLLATERAL("+", "unsupported", "broke it, and may not"),
        ALLOWED("~", "unchecked", "may break it, and did");

        private final String sign;
        private final String tone;
        private final String words;

        State(String sign, String tone, String words) {
            this.sign = sign;
            this.tone = tone;
            this.words = words;
        }

        String sign() {
            return sign;
        }

        String tone() {
            return tone;
        }

        String words() {
            return words;
        }

        /** Whether it is as the catalogue says. */
        boolean isAsStated() {
            return this == KILLED || this == ALLOWED;
        }
    }

    /** The criteria that a defect touched, or should have; of several states the worst. */
    static Map<String, Cell> of(DefectVerdict verdict) {
        Map<String, Cell> cells = new TreeMap<>();
        put(cells, verdict.kills(), State.ALLOWED);
        for (String criterion : verdict.defect().breaks()) {
            int kills = cells.getOrDefault(criterion, new Cell(State.SURVIVED, 0)).scenarios();
            boolean survived = verdict.survived().contains(criterion);
            cells.put(criterion, new Cell(survived ? State.SURVIVED : State.KILLED, kills));
        }
        put(cells, verdict.wrongReasons(), State.WRONG_REASON);
        put(cells, verdict.collateral(), State.COLLATERAL);
        return cells;
    }

    private static void put(Map<String, Cell> cells, List<Kill> kills, State state) {
        Map<String, Integer> counts = new TreeMap<>();
        kills.forEach(kill -> counts.merge(kill.criterion(), 1, Integer::sum));
        counts.forEach((criterion, count) -> cells.put(criterion, new Cell(state, count)));
    }
}
