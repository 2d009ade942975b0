package dev.touchstone.router;

import java.util.List;
import java.util.Optional;

/** The models that a caller may use. */
public interface Models {

    Outcome<List<Listed>> list(Person caller);

    /**
     * @param loaded absent when the router does not say
     */
    record Listed(String id, Optional<Boolean> loaded) {}
}
