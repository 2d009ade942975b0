package dev.touchstone.sabotage;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.act.Rules;
import dev.touchstone.sabotage.act.When;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Defect defect(Catalogue criteria) {
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
                known(breaks, criteria),
                allowed(criteria),
                Optional.ofNullable(bug),
                harm());
    }

    private static Set<String> known(List<String> ids, Catalogue criteria) {
        ids.forEach(id -> require(criteria.find(id).isPresent(), id + " is no criterion"));
        return new TreeSet<>(ids);
    }

    /** Of several ids and whole capabilities, with commas between them, each gets the reason. */
    private Map<String, String> allowed(Catalogue criteria) {
        Map<String, String> allowed = new TreeMap<>();
        if (may != null) {
            may.forEach(
                    (ids, why) ->
                            Stream.of(ids.split(","))
                                    .map(String::strip)
                                    .flatMap(id -> meant(id, criteria))
                                    .forEach(id -> allowed.put(id, why)));
        }
        return allowed;
    }

    private static Stream<String> meant(String id, Catalogue criteria) {
        List<String> meant =
                criteria.all().stream()
                        .map(Criterion::id)
                        .filter(each -> each.equals(id) || each.startsWith(id + "-"))
                        .toList();
        require(!meant.isEmpty(), id + " is no criterion and no capability");
        return meant.stream();
    }

    private Harm harm() {
        long said = Stream.of(front, back, configuration, database).filter(x -> x != null).count();
        require(said == 1, "expected one of front, back, configuration, database, got " + said);
        if (front != null) {
            require(!front.nameAnEngine(), "expected 'engine' in rules of 'back' only");
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
