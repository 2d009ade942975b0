package dev.touchstone.engine;

import java.util.List;
import java.util.Objects;

/**
 * What an engine does with the requests that carry a marker: the n-th request follows the n-th
 * behaviour, the last behaviour repeats. {@code [reply 503, reply 503, answer]} is "fail twice,
 * then succeed". Every request with the marker counts, from the moment the script is posted; a
 * request for a model that has a script of its own follows, and counts for, that one only.
 *
 * @param marker the marker, see {@link Marker}
 * @param model only requests for this model; null means every model
 * @param behaviours one or more
 */
public record Script(String marker, String model, List<Behaviour> behaviours) {

    /**
     * @throws IllegalArgumentException when the marker is none or there is no behaviour
     */
    public Script {
        if (!Marker.isOne(marker)) {
            throw new IllegalArgumentException(
                    "marker: expected 'marker-' and 8 to 32 of 0-9 a-z, got '" + marker + "'");
        }
        if (behaviours == null
                || behaviours.isEmpty()
                || behaviours.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "behaviours: expected one or more, got " + behaviours);
        }
        behaviours = List.copyOf(behaviours);
    }

    /** A script of these behaviours in this order. */
    public static Script of(String marker, Behaviour... behaviours) {
        return new Script(marker, null, List.of(behaviours));
    }

    /** The same for the requests for one model only. */
    public Script forModel(String name) {
        return new Script(marker, name, behaviours);
    }
}
