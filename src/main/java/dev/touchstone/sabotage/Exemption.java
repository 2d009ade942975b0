package dev.touchstone.sabotage;

import java.time.LocalDate;

/**
 * Something that is not as it should be, and is known.
 *
 * @param defect of which it is true; without it, {@code scenario} is one that no defect turns red
 * @param criterion where it shows
 * @param scenario the name of one
 * @param until the last day on which it counts
 */
public record Exemption(
        String defect, String criterion, String scenario, String why, LocalDate until) {

    /**
     * @throws IllegalArgumentException when something is missing
     */
    public Exemption {
        boolean named = defect == null ? scenario != null : criterion != null;
        if (!named || why == null || until == null) {
            throw new IllegalArgumentException(
                    "expected 'defect' and 'criterion', or 'scenario', with 'why' and 'until'");
        }
    }

    /** Whether it excuses this of a defect. */
    public boolean excuses(String id, String broken) {
        return id.equals(defect) && broken.equals(criterion);
    }

    @Override
    public String toString() {
        return defect == null ? scenario : defect + " and " + criterion;
    }
}
