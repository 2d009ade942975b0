package dev.touchstone.router;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Somewhere a router departed from its published contract.
 *
 * @param criterion the criterion that this part of the contract belongs to ({@code x-criterion})
 * @param what where, and what was expected there
 */
public record Departure(String criterion, String what) {

    /** The media type under which a departure is attached to the scenario that saw it. */
    public static final String MEDIA_TYPE = "application/vnd.touchstone.departure+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** This departure as JSON, in the form that the living documentation reads. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two texts can always be written as JSON", e);
        }
    }
}
