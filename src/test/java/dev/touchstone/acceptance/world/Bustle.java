package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.Errand.Kind;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * People of one tenant who all ask at the same moment: answers, streams, requests that fail, that
 * another engine answers, and streams that their callers leave. All of them are under way before
 * the first one ends.
 */
public final class Bustle {

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private final Map<String, Engines> scripts = new HashMap<>();
    private final CountDownLatch allThere = new CountDownLatch(1);
    private List<Person> people = List.of();
    private List<Errand> errands = List.of();

    public Bustle(RouterUnderTest router, Engines engines, Cast cast) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
    }

    /** Makes a tenant of so many people. */
    public void gather(int number) {
        people =
                cast.joinAll(
                        IntStream.rangeClosed(1, number)
                                .mapToObj(i -> new Member("Person " + i, Role.OPERATOR))
                                .toList());
    }

    public List<Person> people() {
        return people;
    }

    /** How many requests there were. */
    public int requests() {
        return errands.size();
    }

    /** So many requests, of all kinds, by people and models in turn; ends when all have ended. */
    public void begin(int requests) {
        errands = planned(requests);
        ExecutorService callers = Executors.newFixedThreadPool(requests);
        try {
            List<CompletableFuture<Void>> running =
                    errands.stream()
                            .map(each -> CompletableFuture.runAsync(() -> run(each), callers))
                            .toList();
            letGo();
            running.forEach(CompletableFuture::join);
        } finally {
            allThere.countDown();
            callers.shutdown();
        }
    }

    /** Whoever hangs up does it now; engines hold these answers back for ever. */
    private void letGo() {
        try {
            engines.awaitArrivals(errands.size());
        } finally {
            allThere.countDown();
            scripts.forEach(
                    (name, part) -> {
                        if (!name.startsWith(Kind.HANG_UP.name())) {
                            part.release();
                        }
                    });
        }
    }

    private List<Errand> planned(int requests) {
        List<Model> models =
                router.description().models().stream()
                        .filter(model -> model.loaded() && model.deployments().size() > 1)
                        .toList();
        router.needs(Capability.FALLBACK, !models.isEmpty(), "no loaded model has two deployments");
        List<Errand> planned = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            Model model = models.get(i / Kind.values().length % models.size());
            Engines part = scripts.computeIfAbsent(kind + model.id(), n -> script(n, kind, model));
            String said = part.marked("Errand %d".formatted(i));
            planned.add(new Errand(people.get(i % people.size()), kind, model, said));
        }
        return planned;
    }

    private Engines script(String name, Kind kind, Model model) {
        Engines part = engines.aside(name);
        List<Deployment> places = model.deployments();
        for (int place = 0; place < places.size(); place++) {
            part.follow(places.get(place).engine(), kind.at(place));
        }
        return part;
    }

    private void run(Errand errand) {
        ChatRequest request =
                ChatRequest.of(errand.model().id(), List.of(Message.user(errand.said())));
        if (!errand.kind().isStream()) {
            router.chat().ask(errand.person(), request);
            return;
        }
        boolean counts = errand.kind() == Kind.COUNTED_STREAM;
        Outcome<AnswerStream> outcome =
                router.chat().stream(errand.person(), counts ? request.reportingUsage() : request);
        if (outcome instanceof Outcome.Given<AnswerStream> given) {
            hear(errand.kind(), given.value());
        }
    }

    private void hear(Kind kind, AnswerStream stream) {
        try (stream) {
            if (kind == Kind.HANG_UP) {
                ReadStream.of(stream).readTokens(Errand.HEARD);
                await(allThere);
                stream.hangUp();
            } else {
                ReadStream.of(stream).readTokens(Integer.MAX_VALUE);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("somebody stops those who wait for all", e);
        }
    }

    /** What each person's requests come to, by what the engines did for them. */
    public Map<String, Totals> byPerson() {
        Map<String, List<JournalEntry>> work =
                engines.journal().stream()
                        .collect(Collectors.groupingBy(entry -> EngineRequest.of(entry).said()));
        Map<String, Totals> sums = new TreeMap<>();
        for (Errand errand : errands) {
            Totals totals = totals(errand, work.getOrDefault(errand.said(), List.of()));
            sums.merge(errand.person().id(), totals, Totals::plus);
        }
        return sums;
    }

    private static Totals totals(Errand errand, List<JournalEntry> work) {
        if (!errand.kind().isBilled()) {
            return new Totals(1, Usage.of(0, 0), BigDecimal.ZERO);
        }
        Deployment billed = errand.model().deployments().get(errand.kind().billedPlace());
        Usage usage =
                work.stream()
                        .filter(entry -> entry.engine().equals(billed.engine()))
                        .map(entry -> Usage.of(entry.promptTokens(), entry.generatedTokens()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(missing(errand, billed)));
        return new Totals(1, usage, errand.model().price(billed.id()).of(usage));
    }

    private static String missing(Errand errand, Deployment billed) {
        return "The engine %s should have answered %s"
                .formatted(billed.engine(), errand.said().replace('\n', ' '));
    }
}
