package dev.touchstone.acceptance.world;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are too long for a feature. */
public final class Prose {

    /** No two neighbours alike, so that a lost or doubled piece shows. */
    public static final String OF_2000_WORDS =
            IntStream.rangeClosed(1, 2000)
                    .mapToObj(number -> "word-" + number)
                    .collect(Collectors.joining(" "));

    private Prose() {}
}
