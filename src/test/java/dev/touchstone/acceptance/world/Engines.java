package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Answer;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.Marker;
import dev.touchstone.engine.Script;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Usage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The scripted engines as this scenario sees them: they follow its script, and their journals show
 * its requests, by a marker that all its prompts carry.
 */
public final class Engines {

    /** How long an engine may take to notice what happened to its caller. */
    public static final Duration PROMPTLY = Duration.ofSeconds(5);

    /** How long two requests that were sent together may take to be both there. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final RouterUnderTest router;
    private final List<Engines> asides = new CopyOnWriteArrayList<>();
    private final Set<String> scripted = ConcurrentHashMap.newKeySet();
    private String scenario;
    private String marker;
    private Answer answer = Behaviour.echo();

    public Engines(RouterUnderTest router) {
        this.router = router;
    }

    /** How long anything may take about which no criterion says how long. */
    static Duration atLeisure() {
        return RunningStack.settings().answerTimeout().dividedBy(4);
    }

    /** From now on the engines know this scenario by a marker of the run's seed and its name. */
    public void know(String name) {
        scenario = name;
        marker = Marker.of(RunningStack.settings().seed(), name);
    }

    /** Some requests of the scenario, for which engines have a script of their own. */
    public Engines aside(String name) {
        Engines part = new Engines(router);
        part.know(scenario + ", " + name);
        asides.add(part);
        return part;
    }

    /** The prompt by which the engines know this scenario. */
    public String marked(String text) {
        return text + "\n" + marker;
    }

    /** Every engine does this with the next requests, one after the other; the last one repeats. */
    public void follow(Behaviour... behaviours) {
        all().keySet().forEach(engine -> follow(engine, behaviours));
    }

    /** This engine does it; the others go on as before. */
    public void follow(String engine, Behaviour... behaviours) {
        post(all().get(engine), Script.of(marker, behaviours));
        scripted.add(engine);
    }

    /** One engine does this. */
    public void followAt(String engine, Behaviour... behaviours) {
        post(all().get(engine), Script.of(marker, behaviours));
    }

    /** Every engine does this with the next requests for this model. */
    public void followFor(String model, Behaviour... behaviours) {
        all().keySet().forEach(engine -> followFor(model, engine, behaviours));
    }

    /** This engine alone does this with the next requests for this model. */
    public void followFor(String model, String engine, Behaviour... behaviours) {
        post(all().get(engine), Script.of(marker, behaviours).forModel(model));
        scripted.add(engine);
    }

    /** Every engine answers so. */
    public void answer(Answer next) {
        answer = next;
        follow(next);
    }

    /**
     * Every engine repeats what it is asked, as it does without a script; a real model does not.
     */
    public void repeat() {
        router.needs(Capability.SCRIPTED_ANSWERS);
        answer(Behaviour.echo());
    }

    /** Every engine answers as before, but for this. */
    public void but(UnaryOperator<Answer> change) {
        answer(change.apply(answer));
    }

    /** Engines that hold an answer back go on until they have generated so many tokens. */
    public void releaseUpTo(int tokens) {
        scripted.forEach(engine -> all().get(engine).release(marker, tokens));
    }

    /** Engines that hold an answer back go on. */
    public void release() {
        scripted.forEach(engine -> all().get(engine).release(marker));
    }

    /** What the engines were asked in this scenario, in order of arrival. */
    public List<JournalEntry> journal() {
        Stream<JournalEntry> own =
                all().values().stream().flatMap(engine -> engine.journal(marker).stream());
        Stream<JournalEntry> others = asides.stream().flatMap(part -> part.journal().stream());
        return Stream.concat(own, others)
                .sorted(Comparator.comparing(JournalEntry::receivedAt))
                .toList();
    }

    /** What this engine was asked in this scenario, in order of arrival. */
    public List<JournalEntry> journal(String engine) {
        return journal().stream().filter(entry -> entry.engine().equals(engine)).toList();
    }

    /** The last request of this scenario, or the failure that there is none. */
    public JournalEntry last() {
        List<JournalEntry> entries = asked(1);
        return entries.get(entries.size() - 1);
    }

    /** The requests of this scenario, or the failure that there are not as many, or not yet. */
    public List<JournalEntry> asked(int atLeast) {
        List<JournalEntry> entries = journal();
        if (entries.size() < atLeast) {
            throw new AssertionError(
                    "The engines should have been asked %d times by now, but were asked %d times"
                            .formatted(atLeast, entries.size()));
        }
        return entries;
    }

    /** The one request of this scenario. */
    public JournalEntry only() {
        List<JournalEntry> entries = journal();
        if (entries.size() != 1) {
            throw new AssertionError(
                    "The engines should have been asked once, but were asked %d times"
                            .formatted(entries.size()));
        }
        return entries.get(0);
    }

    /** The tokens that the engines have counted in their own metrics, for whoever asked. */
    public Usage steadyCounters() {
        return Awaitility.await("counters of engines that nobody asks")
                .atMost(PROMPTLY)
                .pollDelay(Duration.ZERO)
                .until(this::counters, read -> read.equals(counters()));
    }

    /** Waits until the engines have counted so many tokens more. */
    public void awaitCounters(Usage before, Usage more) {
        try {
            Awaitility.await()
                    .atMost(PROMPTLY)
                    .pollDelay(Duration.ZERO)
                    .until(() -> risen(before), more::equals);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "The engines' own counters should have risen by %s, but they have by %s"
                            .formatted(more, risen(before)),
                    e);
        }
    }

    private Usage risen(Usage before) {
        Usage now = counters();
        return Usage.of(
                now.promptTokens() - before.promptTokens(),
                now.completionTokens() - before.completionTokens());
    }

    /**
     * Engines whose metrics are the same to the last digit stand before one model: it counts once.
     */
    private Usage counters() {
        List<Map<String, Double>> models =
                all().values().stream().map(Engines::samples).distinct().toList();
        return Usage.of(
                sum(models, "vllm:prompt_tokens_total"),
                sum(models, "vllm:generation_tokens_total"));
    }

    private static Map<String, Double> samples(EngineControl engine) {
        Map<String, Double> samples = engine.metrics();
        samples.keySet().removeIf(name -> !name.startsWith("vllm:"));
        return samples;
    }

    private static long sum(List<Map<String, Double>> models, String counter) {
        return models.stream().mapToLong(each -> (long) EngineControl.metric(each, counter)).sum();
    }

    /** Waits until the engine says of the one request that it is so. */
    public JournalEntry await(String what, Predicate<State> state) {
        try {
            return Awaitility.await()
                    .atMost(PROMPTLY)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(this::only, entry -> state.test(entry.state()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "The engine should %s within %d s, but its request is %s"
                            .formatted(what, PROMPTLY.toSeconds(), only().state()),
                    e);
        }
    }

    /** Waits until an engine is within an answer, its prompt counted, at so many tokens. */
    public void awaitGenerated(int tokens) {
        awaitArrival();
        try {
            Awaitility.await()
                    .atMost(atLeisure())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> journal().stream().anyMatch(entry -> isAt(entry, tokens)));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "An engine should be at %d tokens of an answer within %d s, but they did this:%n%s"
                            .formatted(tokens, atLeisure().toSeconds(), told()),
                    e);
        }
    }

    private static boolean isAt(JournalEntry entry, int tokens) {
        return !entry.state().hasEnded()
                && entry.promptTokens() > 0
                && entry.generatedTokens() == tokens;
    }

    /** Waits until the request of this scenario has reached an engine. */
    public void awaitArrival() {
        awaitArrivals(1);
    }

    /** Waits until so many requests of this scenario have reached an engine, answered or not. */
    public void awaitArrivals(int requests) {
        Duration limit = PROMPTLY.plusMillis(100L * requests);
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5L + requests / 4))
                    .until(() -> journal().size() >= requests);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%d requests at once should have reached an engine within %d s, but %d did"
                            .formatted(requests, limit.toSeconds(), journal().size()),
                    e);
        }
    }

    /** Engines that hold answers back go on when so many are there, and so when they never come. */
    public void releaseAll(int requests) {
        try {
            awaitArrivals(requests);
        } finally {
            release();
        }
    }

    /**
     * Engines that hold answers back go on once so many requests have arrived; when that does not
     * happen, because a router takes one after the other, they go on with each.
     */
    public void releaseTogether(int requests, CompletableFuture<Void> end) {
        long patience = System.nanoTime() + OVERLAP.toNanos();
        Awaitility.await()
                .atMost(OVERLAP.plus(PROMPTLY))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            if (journal().size() >= requests || System.nanoTime() > patience) {
                                release();
                            }
                            return end.isDone();
                        });
    }

    /** The journal as evidence: what each engine was asked, and what became of it. */
    public String told() {
        return journal().stream().map(Engines::told).collect(Collectors.joining("\n\n"));
    }

    private static String told(JournalEntry entry) {
        return "Engine %s, received %s, %s at %s, %d prompt and %d generated tokens%n%s%nsent: %s"
                .formatted(
                        entry.engine(),
                        entry.receivedAt(),
                        entry.state().name().toLowerCase(Locale.ROOT),
                        entry.endedAt(),
                        entry.promptTokens(),
                        entry.generatedTokens(),
                        entry.body(),
                        entry.sentText());
    }

    /** A real model breaks and waits as it is told, and says what it likes. */
    private void post(EngineControl engine, Script script) {
        if (script.behaviours().stream().anyMatch(Behaviour::hasWords)) {
            router.needs(Capability.SCRIPTED_ANSWERS);
        }
        engine.script(script);
    }

    private Map<String, EngineControl> all() {
        router.needs(Capability.SCRIPTED_ENGINES);
        return router.engines();
    }
}
