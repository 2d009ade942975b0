package dev.touchstone.acceptance.world;

import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import java.util.List;
import java.util.Optional;

/** Models that are asked by their providers' names. */
public final class Gateway {

    private final RouterUnderTest router;
    private final Talk talk;
    private final Engines engines;
    private Reaction<Said> said;

    public Gateway(RouterUnderTest router, Talk talk, Engines engines) {
        this.router = router;
        this.talk = talk;
        this.engines = engines;
    }

    /** The loaded models, each of which has a provider. */
    public List<Model> loaded() {
        router.needs(Capability.GATEWAY);
        return router.description().models().stream()
                .filter(model -> model.loaded() && model.provider().isPresent())
                .toList();
    }

    /** The first of them. */
    public Model first() {
        return loaded().get(0);
    }

    /** The one behind it. */
    public Model second() {
        return loaded().stream()
                .skip(1)
                .findFirst()
                .orElseThrow(() -> missing("it has one loaded model with a provider only"));
    }

    /** A provider that does not have the first model. */
    public String otherProvider() {
        Optional<String> own = first().provider();
        return router.description().providers().stream()
                .filter(provider -> !own.equals(Optional.of(provider)))
                .findFirst()
                .orElseThrow(() -> missing("it has one provider only"));
    }

    /** A question to a model by its provider's name. */
    public ChatRequest question(Model model, String text) {
        return talk.to(model.fullName().orElseThrow(), text);
    }

    /** Says something in a new conversation to a model of this name. */
    public void say(Person caller, String model, String text) {
        Utterance utterance =
                new Utterance(Optional.empty(), engines.marked(text), Optional.of(model));
        Outcome<Said> outcome =
                RouterUnderTest.offered(() -> router.conversations().say(caller, utterance));
        said = new Reaction<>(caller.name(), outcome);
    }

    /** The model that answered in the conversation, as it calls itself. */
    public String heard() {
        return said.given("an answer").model();
    }

    /** What was told to whoever said something in vain. */
    public Refusal refusal() {
        return said.refusal();
    }

    /** The models that were asked, whichever of their names was used, in order. */
    public List<Model> asked() {
        return talk.turns().stream().map(turn -> named(turn.request().model())).toList();
    }

    /** The providers that have an engine left when those of the default model are gone. */
    public static List<String> served(RouterDescription router) {
        List<String> gone = engines(router.defaultModel());
        return router.models().stream()
                .filter(model -> !gone.containsAll(engines(model)))
                .flatMap(model -> model.provider().stream())
                .distinct()
                .toList();
    }

    /** The engines that serve this model. */
    public static List<String> engines(Model model) {
        return model.deployments().stream().map(Deployment::engine).toList();
    }

    /** The deployments of this model. */
    public static List<String> deployments(Model model) {
        return model.deployments().stream().map(Deployment::id).toList();
    }

    private Model named(String name) {
        return router.description().models().stream()
                .filter(model -> model.names().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The scenario asked for " + name));
    }

    private static RuntimeException missing(String reason) {
        return RouterUnderTest.offered(
                () -> {
                    throw new CapabilityMissing(Capability.GATEWAY, reason);
                });
    }
}
