package dev.touchstone.acceptance.world;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are too long for a feature. */
public final class Prose {

    /** No two neighbours alike, so that a lost or doubled piece shows. */
    public static final String OF_2000_WORDS =
            IntStream.rangeClosed(1, 2000)
                    .mapToObj(number -> "word-" + number)
                    .collect(Collectors.joining(" "));

    /**
     * More than the sockets between engine and reader hold together, and less than a reader takes.
     */
    public static final List<String> OF_SIX_MEGABYTES =
            IntStream.rangeClosed(1, 200)
                    .mapToObj(number -> ("piece-" + number + " ").repeat(32_000 / 10))
                    .toList();

    private Prose() {}
}
