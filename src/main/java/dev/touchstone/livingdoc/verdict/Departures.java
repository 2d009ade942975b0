package dev.touchstone.livingdoc.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.run.ScenarioRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where replies departed from the published contract, by the criterion that owns that part of it,
 * whichever scenario saw it: a fault that its own scenarios did not meet still breaks the
 * criterion.
 */
final class Departures {

    private static final String MEDIA_TYPE = "application/vnd.touchstone.departure+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<String>> byCriterion = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    /** Takes what a scenario attached. */
    void collect(ScenarioRun scenario) {
        scenario.steps().stream()
                .flatMap(step -> step.evidence().stream())
                .filter(Evidence.Note.class::isInstance)
                .map(Evidence.Note.class::cast)
                .filter(note -> note.mediaType().equals(MEDIA_TYPE))
                .forEach(note -> take(scenario.name(), note.text().text()));
    }

    /** What makes a criterion broken; empty when nothing departed from its part. */
    Optional<CriterionVerdict> verdict(String criterion) {
        return Optional.ofNullable(byCriterion.get(criterion))
                .map(seen -> new CriterionVerdict(Verdict.BROKEN, reason(seen)));
    }

    /** What was attached and cannot be read, for the report's notes. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private void take(String scenario, String text) {
        try {
            JsonNode departure = JSON.readTree(text);
            byCriterion
                    .computeIfAbsent(
                            departure.path("criterion").asText(), none -> new ArrayList<>())
                    .add("“%s”: %s".formatted(scenario, departure.path("what").asText()));
        } catch (JsonProcessingException e) {
            unreadable.add("A departure that “%s” saw cannot be read".formatted(scenario));
        }
    }

    private static String reason(List<String> seen) {
        String more = seen.size() == 1 ? "" : " (and %d more)".formatted(seen.size() - 1);
        return "the published contract was not kept in " + seen.get(0) + more;
    }
}
