package dev.touchstone.sabotage;

import dev.touchstone.sabotage.act.Rules;
import dev.touchstone.sabotage.act.When;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A defect as it is written.
 *
 * @param reaches which exchanges of callers a defect behind the router can reach; those that ask an
 *     engine when it is not said
 */
record DefectLine(
        String id,
        String says,
        Defect.Kind kind,
        List<String> breaks,
        Map<String, String> may,
        URI bug,
        Rules front,
        Rules back,
        String configuration,
        String database,
        List<When> reaches) {

    /**
     * @throws IllegalArgumentException when something is missing, or said twice
     */
    Defect defect() {
        require(
                id != null && id.matches("[a-z0-9]+(-[a-z0-9]+)+"),
                "expected an id such as done-marker-missing");
        require(says != null && !says.isBlank(), "expected a sentence as 'says'");
        require(kind != null, "expected 'kind': missing, subtle or plausible");
        require(breaks != null && !breaks.isEmpty(), "expected the criteria that it 'breaks'");
        return new Defect(
                id,
                says,
                kind,
                new TreeSet<>(breaks),
                may == null ? Map.of() : new TreeMap<>(may),
                Optional.ofNullable(bug),
                harm());
    }

    private Harm harm() {
        long said = Stream.of(front, back, configuration, database).filter(x -> x != null).count();
        require(said == 1, "expected one of front, back, configuration, database, got " + said);
        if (front != null) {
            return new Harm.Front(front);
        }
        Rules reached = Rules.marking(reaches == null ? List.of(When.ASKING) : reaches);
        if (back != null) {
            return new Harm.Back(back, reached);
        }
        return configuration != null
                ? new Harm.Configuration(configuration, reached)
                : new Harm.Database(database, reached);
    }

    private static void require(boolean kept, String message) {
        if (!kept) {
            throw new IllegalArgumentException(message);
        }
    }
}
