package dev.touchstone.criteria;

import java.nio.file.Path;

/** The catalogue cannot be used; the message names the file, the entry or line, and what to do. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogueException(Path file, String problem) {
        super(file + ": " + problem);
    }

    CatalogueException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
