package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account.Item;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.AnswerStream.Ending;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Calls that are made one after the other, each with what it used and how long it took. */
public final class Calls {

    private final RouterUnderTest router;
    private final Engines engines;
    private final Talk talk;
    private final Cast cast;
    private final List<Done> done = new ArrayList<>();

    public Calls(RouterUnderTest router, Engines engines, Talk talk, Cast cast) {
        this.router = router;
        this.engines = engines;
        this.talk = talk;
        this.cast = cast;
    }

    /**
     * A call that was made.
     *
     * @param atLeast how long the engines alone took for it
     * @param waited how long its caller waited
     */
    private record Done(Person caller, Item item, Duration atLeast, Duration waited) {}

    /** Makes the call; fails when it does not end as it shall. */
    public void make(PlannedCall call) {
        router.needs(Capability.ANALYTICS); // which shows what the calls add up to
        Person caller = cast.named(call.who());
        Model model = loaded(call.model());
        tell(call, model);
        int asked = engines.journal().size();
        ChatRequest request = talk.to(model.id(), "Count to five");
        long begun = System.nanoTime();
        end(call, caller, request);
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        Duration atLeast = call.pause().multipliedBy(engines.journal().size() - (long) asked);
        done.add(new Done(caller, item(call, model), atLeast, waited));
    }

    private void tell(PlannedCall call, Model model) {
        router.needs(
                Capability.FALLBACK,
                call.failing() < model.deployments().size(),
                "%s has no second engine".formatted(model.id()));
        engines.follow(call.behaviour());
        model.deployments().stream()
                .limit(call.failing())
                .forEach(each -> engines.follow(each.engine(), call.failure()));
    }

    private void end(PlannedCall call, Person caller, ChatRequest request) {
        switch (call.kind()) {
            case ANSWER, SECOND_ENGINES ->
                    new Reaction<>(caller.name(), router.chat().ask(caller, request))
                            .given("an answer");
            case STREAM -> read(caller, request);
            case COUNTED_STREAM -> read(caller, request.reportingUsage());
            case FAILURE -> fail(caller, request);
        }
    }

    private void read(Person caller, ChatRequest request) {
        try (AnswerStream stream =
                new Reaction<>(caller.name(), router.chat().stream(caller, request))
                        .given("a stream")) {
            talk.readToEnd(stream);
            assertThat(stream.ending()).as("how the stream ended").isEqualTo(Ending.CLEAN);
        }
    }

    private void fail(Person caller, ChatRequest request) {
        Reaction<?> reaction = new Reaction<>(caller.name(), router.chat().ask(caller, request));
        assertThat(reaction.refusal().reason())
                .as("what %s is told when every engine fails", caller.name())
                .isEqualTo(Reason.ENGINES_FAILED);
    }

    private static Item item(PlannedCall call, Model model) {
        Usage usage =
                call.kind() == PlannedCall.Kind.FAILURE
                        ? Usage.of(0, 0)
                        : Usage.of(call.usage().promptTokens(), call.usage().completionTokens());
        String deployment = model.deployments().get(call.failing()).id();
        Totals totals = new Totals(1, usage, model.price(deployment).of(usage));
        return new Item(Instant.now(), model.id(), totals);
    }

    private Model loaded(int index) {
        long loaded = router.description().models().stream().filter(Model::loaded).count();
        router.needs(
                Capability.MODELS,
                index < loaded,
                "needs %d loaded models, and has %d".formatted(index + 1, loaded));
        return router.description().models().stream()
                .filter(Model::loaded)
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    /** What the tenant of this person has done. */
    public Account of(Person member) {
        return new Account(of(member, Done::item));
    }

    /** The tokens that the engines reported, by model: none for a request that they failed. */
    public Map<String, Usage> reported() {
        Map<String, Usage> reported = new TreeMap<>();
        engines.journal()
                .forEach(
                        entry ->
                                reported.merge(
                                        EngineRequest.of(entry).model(),
                                        tokens(entry),
                                        Calls::sum));
        return reported;
    }

    private static Usage tokens(JournalEntry entry) {
        return entry.reported() == null
                ? Usage.of(0, 0)
                : Usage.of(entry.reported().promptTokens(), entry.reported().completionTokens());
    }

    private static Usage sum(Usage one, Usage other) {
        return Usage.of(
                one.promptTokens() + other.promptTokens(),
                one.completionTokens() + other.completionTokens());
    }

    /** What the engines alone took for the tenant of this person. */
    public ResponseTime least(Person member) {
        return new ResponseTime(of(member, Done::atLeast));
    }

    /** How long the callers of the tenant of this person waited. */
    public ResponseTime most(Person member) {
        return new ResponseTime(of(member, Done::waited));
    }

    private <T> List<T> of(Person member, Function<Done, T> what) {
        return done.stream()
                .filter(one -> one.caller().tenantId().equals(member.tenantId()))
                .map(what)
                .toList();
    }
}
