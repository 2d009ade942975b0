package dev.touchstone.acceptance.world;

import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Models.Listed;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One token that serves questions and lists at the same time. */
public final class SharedToken {

    private final RouterUnderTest router;
    private final Talk talk;
    private final Engines engines;
    private final List<Outcome<List<Listed>>> lists = new ArrayList<>();

    public SharedToken(RouterUnderTest router, Talk talk, Engines engines) {
        this.router = router;
        this.talk = talk;
        this.engines = engines;
    }

    /**
     * Asks so many questions, all of which have reached the engines before the first one is
     * answered, and lists the models as many times meanwhile.
     */
    public void askAndList(Person person, int times) {
        engines.but(answer -> answer.holdAfter(0));
        List<ChatRequest> questions =
                IntStream.range(0, times).mapToObj(i -> talk.question("Question " + i)).toList();
        talk.askAtOnce(person, questions, () -> listMeanwhile(person, times));
    }

    /** What each list of the models showed, or the failure that one did not come. */
    public List<List<String>> lists() {
        return lists.stream()
                .map(list -> new Reaction<>("Whoever listed", list).given("the models"))
                .map(models -> models.stream().map(Listed::id).toList())
                .toList();
    }

    private void listMeanwhile(Person person, int times) {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            Supplier<Outcome<List<Listed>>> list = () -> router.models().list(person);
            List<CompletableFuture<Outcome<List<Listed>>>> listed =
                    Stream.generate(() -> CompletableFuture.supplyAsync(list, callers))
                            .limit(times)
                            .toList();
            engines.awaitArrivals(times);
            listed.stream().map(CompletableFuture::join).forEach(lists::add);
        } finally {
            engines.release();
            callers.shutdown();
        }
    }
}
