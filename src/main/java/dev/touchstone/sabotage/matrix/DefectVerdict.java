package dev.touchstone.sabotage.matrix;

import dev.touchstone.sabotage.Defect;
import java.util.List;
import java.util.Set;

/**
 * What a defect did.
 *
 * @param kills the scenarios that it turned red for the stated reason
 * @param survived the criteria that it should have broken and did not
 * @param wrongReasons scenarios of the criteria that it should break, which ended otherwise than by
 *     an assertion about what they are for
 * @param collateral what it broke and may not
 * @param ran how many scenarios ran under it
 */
public record DefectVerdict(
        Defect defect,
        List<Kill> kills,
        Set<String> survived,
        List<Kill> wrongReasons,
        List<Kill> collateral,
        int ran) {

    /**
     * @param criterion whose the scenario is, or from whose contract something departed
     */
    public record Kill(
            String criterion, String scenario, String name, String failedIn, String message) {}

    /** Whether all is as the catalogue says. */
    public boolean isAsStated() {
        return survived.isEmpty() && wrongReasons.isEmpty() && collateral.isEmpty();
    }
}
