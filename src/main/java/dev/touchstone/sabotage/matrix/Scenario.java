package dev.touchstone.sabotage.matrix;

/**
 * A scenario that can be run.
 *
 * @param place file and line
 * @param criterion whose it is
 */
public record Scenario(String place, String name, String criterion) {

    /** The name of the feature file. */
    public String file() {
        return place.substring(0, place.lastIndexOf(':'));
    }
}
