package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** A time as the contract tells it: RFC 3339, in UTC. */
final class Moment {

    private Moment() {}

    /** What is no time happened in 1970, when nothing did; the contract check reports it. */
    static Instant of(JsonNode value) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
