package dev.touchstone.sabotage;

import java.nio.file.Path;

/** The catalogue of defects cannot be used; the message names the file, the place and the cure. */
public final class DefectCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DefectCatalogueException(Path file, String message) {
        super(file + ": " + message);
    }

    DefectCatalogueException(Path file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
