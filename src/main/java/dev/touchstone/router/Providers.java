package dev.touchstone.router;

import java.util.List;
import java.util.Optional;

/** Who serves the models that a caller may use. */
public interface Providers {

    Outcome<List<Listed>> list(Person caller);

    /**
     * @param up absent when the router does not say
     * @param models by their own names, without the provider's
     */
    record Listed(String id, Optional<Boolean> up, List<String> models) {}
}
