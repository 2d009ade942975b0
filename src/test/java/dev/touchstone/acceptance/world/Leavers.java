package dev.touchstone.acceptance.world;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Many callers who begin to hear an answer and hang up within it, some at the same time. */
public final class Leavers {

    private static final int AT_A_TIME = 20;

    private final RouterUnderTest router;
    private final AtomicBoolean through = new AtomicBoolean();
    private List<Boolean> heard = List.of();

    public Leavers(RouterUnderTest router) {
        this.router = router;
    }

    /** So many times; of a router that once had nothing to hang up on nobody asks more. */
    public void leave(Person person, ChatRequest request, int tokens, int times) {
        ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<CompletableFuture<Boolean>> leaving =
                    Stream.generate(
                                    () ->
                                            CompletableFuture.supplyAsync(
                                                    () -> leaves(person, request, tokens), callers))
                            .limit(times)
                            .toList();
            heard = leaving.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    private boolean leaves(Person person, ChatRequest request, int tokens) {
        boolean came = !through.get() && came(router.chat().stream(person, request), tokens);
        if (!came) {
            through.set(true);
        }
        return came;
    }

    private static boolean came(Outcome<AnswerStream> outcome, int tokens) {
        if (outcome instanceof Outcome.Given<AnswerStream> given) {
            ReadStream read = ReadStream.of(given.value());
            read.readTokens(tokens);
            given.value().hangUp();
            return read.pieces().size() == tokens;
        }
        return false;
    }

    /** How many had heard so many tokens when they hung up. */
    public long heard() {
        return heard.stream().filter(came -> came).count();
    }
}
