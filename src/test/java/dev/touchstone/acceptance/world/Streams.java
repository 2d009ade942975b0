package dev.touchstone.acceptance.world;

import static java.util.concurrent.CompletableFuture.runAsync;

import dev.touchstone.acceptance.world.Turn.Streamed;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.AnswerStream.Ending;
import dev.touchstone.router.Message;
import dev.touchstone.router.Person;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Streams that are under way at the same time, each with a text of its own. */
public final class Streams {

    /** Neighbours differ in length, so that their token counts do. */
    private static final int LENGTHS = 8;

    private final Talk talk;
    private final Engines engines;
    private Map<String, List<JournalEntry>> asked;

    public Streams(Talk talk, Engines engines) {
        this.talk = talk;
        this.engines = engines;
    }

    /** These people begin so many streams by turns; each question has so many words and more. */
    public void begin(List<Person> people, int count, int words) {
        for (int i = 0; i < count; i++) {
            talk.begin(
                    people.get(i % people.size()),
                    talk.question(text(i, words + i % LENGTHS)).reportingUsage());
        }
    }

    private static String text(int stream, int words) {
        return IntStream.rangeClosed(1, words)
                .mapToObj(word -> "s%d-%d".formatted(stream, word))
                .collect(Collectors.joining(" "));
    }

    /** Reads a token of each in turn; only then the engines generate the next one of each. */
    public void readInTurn() {
        for (int tokens = 1; open() > 0; tokens++) {
            for (Streamed each : all()) {
                read(each).readTokens(tokens);
            }
            engines.releaseUpTo(tokens + 1);
        }
    }

    /** The engines go on, and each stream is read to its end by a reader of its own. */
    public void readAtOnce() {
        List<AnswerStream> streams = all().stream().map(each -> read(each).stream()).toList();
        ExecutorService readers = Executors.newFixedThreadPool(streams.size());
        try {
            List<CompletableFuture<Void>> reading =
                    streams.stream()
                            .map(each -> runAsync(() -> talk.readToEnd(each), readers))
                            .toList();
            engines.release();
            reading.forEach(CompletableFuture::join);
        } finally {
            readers.shutdown();
        }
    }

    private long open() {
        return all().stream().filter(s -> read(s).stream().ending() == Ending.OPEN).count();
    }

    public List<Streamed> all() {
        return talk.turns().stream().map(Streamed.class::cast).toList();
    }

    /** What was read of a stream; fails when there is none. */
    public static ReadStream read(Streamed turn) {
        return ReadStream.of((AnswerStream) turn.given());
    }

    /** What its caller asked. */
    public static String said(Streamed turn) {
        return turn.request().messages().get(0).content();
    }

    /** The engines' own count for the question of this stream; fails unless it was asked once. */
    public Usage counted(Streamed turn) {
        List<JournalEntry> entries =
                asked().getOrDefault(EngineRequest.told(Message.user(said(turn))), List.of());
        if (entries.size() != 1) {
            throw new AssertionError(
                    "An engine should have got \"%s\" once, but got it %d times"
                            .formatted(said(turn), entries.size()));
        }
        return Usage.of(entries.get(0).promptTokens(), entries.get(0).generatedTokens());
    }

    /**
     * What the engines were asked, by the messages; looked at once, when all streams have ended.
     */
    private Map<String, List<JournalEntry>> asked() {
        if (asked == null) {
            asked =
                    engines.journal().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            entry ->
                                                    String.join(
                                                            "\n",
                                                            EngineRequest.of(entry).messages())));
        }
        return asked;
    }
}
