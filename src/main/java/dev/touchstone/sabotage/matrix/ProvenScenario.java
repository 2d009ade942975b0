package dev.touchstone.sabotage.matrix;

import java.util.List;

/**
 * A scenario and what turned it red.
 *
 * @param place file and line
 * @param criterion whose it is
 * @param control how it ended under no defect
 * @param provenBy the ids of the defects that turned it red by an assertion, and must break its
 *     criterion
 */
public record ProvenScenario(
        String place,
        String name,
        String criterion,
        TrialResult.Outcome control,
        List<String> provenBy) {

    public ProvenScenario {
        provenBy = List.copyOf(provenBy);
    }

    /** As it can be run. */
    public Scenario scenario() {
        return new Scenario(place, name, criterion);
    }
}
