package dev.touchstone.reference.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant with the people it started with.
 *
 * @param allowedModels the models that it may use; empty means every model
 */
public record Tenant(
        UUID id, String name, Optional<List<String>> allowedModels, List<Person> people) {
    /** A tenant that is to be created. */
    public record Draft(
            String name, Optional<List<String>> allowedModels, List<Person.Draft> people) {}
}
