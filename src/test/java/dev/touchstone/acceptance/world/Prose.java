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

    /**
     * The ends of lines as Unicode has them (standard annex 14), of which JSON and SSE know two.
     */
    public static final String OF_ODD_LINES =
            "one\r\ntwo\rthree\u000bfour\ffive\u0085six\u2028seven\u2029eight\u001cnine\nten";

    /** More than the 64 KiB at which readers of lines give up, and no space in it. */
    public static final String IN_ONE_BREATH =
            IntStream.range(0, 10_000)
                    .mapToObj("breath%04d"::formatted)
                    .collect(Collectors.joining());

    /**
     * Letters of one, two, three and four bytes in UTF-8, in a row of thirteen bytes: a power of
     * two falls within any of them, be it the first or the hundredth.
     */
    public static final String OF_MANY_SCRIPTS =
            IntStream.range(0, 17_000)
                    .mapToObj(number -> (char) ('a' + number % 26) + "éब你𝔗")
                    .collect(Collectors.joining());

    private Prose() {}
}
