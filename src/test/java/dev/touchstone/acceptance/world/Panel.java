package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Answer;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Handling;
import dev.touchstone.router.Handling.Mode;
import dev.touchstone.router.Person;
import dev.touchstone.router.RequestField;
import dev.touchstone.router.RouterDescription.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Models that work on one request together: what each is told to say, and what each was asked. */
public final class Panel {

    private final RouterUnderTest router;
    private final Engines engines;
    private final Talk talk;
    private int together;

    public Panel(RouterUnderTest router, Engines engines, Talk talk) {
        this.router = router;
        this.engines = engines;
        this.talk = talk;
    }

    /**
     * What a model was asked in one call.
     *
     * @param behind what it got behind the caller's messages, joined
     */
    private record Asked(JournalEntry entry, String behind) {}

    /** Ends the scenario as not supported where no models work together. */
    public void isNeeded() {
        router.needs(Capability.ORCHESTRATION);
    }

    /** All models that can work on a request, in the order in which they are asked. */
    public List<Model> all() {
        isNeeded();
        return router.description().models().stream().filter(Model::loaded).toList();
    }

    /** The first of them, so many. */
    public List<Model> first(int models) {
        if (all().size() < models) {
            RouterUnderTest.offered(() -> tooFew(models));
        }
        return all().subList(0, models);
    }

    private static Object tooFew(int models) {
        throw new CapabilityMissing(
                Capability.ORCHESTRATION, "it has fewer than %d loaded models".formatted(models));
    }

    /** One of them, from 1. */
    public Model model(int place) {
        return first(place).get(place - 1);
    }

    /** The model says this, text by text; the last one repeats. */
    public void says(Model model, List<String> texts) {
        engines.followFor(
                model.id(),
                texts.stream().map(Behaviour::answer).map(held()).toArray(Behaviour[]::new));
    }

    /** From now on nobody who is told what to say says it before so many calls have come. */
    public void holdBackUntil(int calls) {
        together = calls;
    }

    private UnaryOperator<Answer> held() {
        return answer -> together > 0 ? answer.holdAfter(1) : answer;
    }

    /** Every engine of this model fails. */
    public void fails(Model model) {
        engines.followFor(model.id(), failure());
    }

    /** Every engine of this model finds this part of the request broken. */
    public void findsFault(Model model, RequestField field) {
        engines.followFor(model.id(), Trouble.broken(Optional.of(field)));
    }

    /** The engine of this model that is asked first fails. */
    public void firstEngineFails(Model model) {
        engines.followFor(model.id(), model.deployments().get(0).engine(), failure());
    }

    private static Behaviour failure() {
        return Behaviour.error(500, "InternalServerError", "out of memory");
    }

    public void ask(Person caller, Mode mode, String text) {
        ChatRequest request = in(mode, text);
        if (together == 0) {
            talk.ask(caller, request);
        } else {
            talk.askAtOnce(caller, List.of(request), this::awaitAll);
        }
    }

    private void awaitAll() {
        try {
            engines.awaitArrivals(together);
        } finally {
            engines.release();
        }
    }

    /** A question to the first model, to be worked on in that mode. */
    public ChatRequest in(Mode mode, String text) {
        return to(all().get(0), mode, text);
    }

    /** A question to another model, to be worked on in that mode. */
    public ChatRequest to(Model model, Mode mode, String text) {
        return worked(talk.to(model.id(), text), mode);
    }

    /** The same question, to be worked on in that mode. */
    public ChatRequest worked(ChatRequest question, Mode mode) {
        isNeeded();
        return question.handled(Handling.USUAL.by(mode));
    }

    /**
     * Each call in the order of arrival: the model, and which of the answers before it stood behind
     * the caller's messages, as they stood there, in words.
     */
    public List<String> calls() {
        List<String> calls = new ArrayList<>();
        Set<String> before = new LinkedHashSet<>();
        for (Asked asked : asked()) {
            String behind = asked.behind();
            List<String> shown =
                    before.stream()
                            .filter(behind::contains)
                            .sorted(Comparator.comparingInt(behind::indexOf))
                            .toList();
            calls.add(call(EngineRequest.of(asked.entry()).model(), shown));
            before.add(asked.entry().sentText());
        }
        return calls;
    }

    /** A call in words. */
    public static String call(String model, List<String> shown) {
        return shown.isEmpty()
                ? model + ", shown the question only"
                : "%s, shown %s".formatted(model, String.join(" and ", shown));
    }

    /** The models that engines were asked for, each once, in the order of arrival. */
    public List<String> models() {
        return engines.journal().stream()
                .map(entry -> EngineRequest.of(entry).model())
                .distinct()
                .toList();
    }

    /** The temperature of each call. */
    public List<Optional<Double>> temperatures() {
        return engines.journal().stream()
                .map(entry -> EngineRequest.of(entry).temperature())
                .toList();
    }

    private List<Asked> asked() {
        List<String> own =
                talk.last().request().messages().stream().map(EngineRequest::told).toList();
        return engines.journal().stream()
                .filter(entry -> !Integer.valueOf(500).equals(entry.status()))
                .map(entry -> asked(entry, own))
                .toList();
    }

    private static Asked asked(JournalEntry entry, List<String> own) {
        List<String> messages = EngineRequest.of(entry).messages();
        boolean kept = messages.size() >= own.size() && messages.subList(0, own.size()).equals(own);
        if (!kept) {
            throw new AssertionError(
                    "The caller's messages should come first, unchanged, but %s got %s"
                            .formatted(EngineRequest.of(entry).model(), messages));
        }
        return new Asked(entry, String.join("\n", messages.subList(own.size(), messages.size())));
    }

    /** The places, as the features tell them: first, second, third. */
    public static int place(String ordinal) {
        return 1 + Arrays.asList("first", "second", "third").indexOf(ordinal);
    }
}
