package dev.touchstone.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the address of a server that speaks HTTP. */
public final class HttpAddress {

    /** Completes "expected ...". */
    public static final String EXPECTED = "an address such as http://localhost:4000";

    private static final int HIGHEST_PORT = 65_535;

    private HttpAddress() {}

    /** Empty for anything that is none; the host may have any name that a network gives. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = text.matches("https?://[^\\s/?#]+.*");
            return http && uri.getPort() <= HIGHEST_PORT ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // that it is none is the answer
        }
    }
}
