package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Models.Listed;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that somebody sees. */
public final class ModelSteps {

    private final Cast cast;
    private final RouterUnderTest router;
    private final OwnRouter own;
    private Outcome<List<Listed>> outcome;

    public ModelSteps(Cast cast, RouterUnderTest router, OwnRouter own) {
        this.cast = cast;
        this.router = router;
        this.own = own;
    }

    @When("{person} lists the models")
    public void lists(String name) {
        outcome = router.models().list(cast.named(name));
    }

    @When("{person} lists the models there")
    public void listsThere(String name) {
        outcome = own.asked().models().list(cast.named(name));
    }

    @Then("{person} sees every model of the router, and no other")
    public void seesAll(String name) {
        assertThat(listed())
                .extracting(Listed::id)
                .as("models that %s sees", cast.named(name).name())
                .containsExactlyInAnyOrderElementsOf(router.description().modelNames());
    }

    @Then("{person} sees each model by its plain name and by its provider's")
    public void seesBothNames(String name) {
        router.needs(Capability.GATEWAY);
        seesAll(name);
    }

    @Then("{person} sees the default model, and no other")
    public void seesTheDefault(String name) {
        assertThat(listed())
                .extracting(Listed::id)
                .as("models that %s sees", cast.named(name).name())
                .containsExactlyInAnyOrderElementsOf(router.description().defaultModel().names());
    }

    @Then("each model is shown as loaded exactly when an engine has loaded it")
    public void areShownAsTheyAre() {
        router.needs(Capability.LOADED_MODELS);
        List<Listed> truth =
                router.description().models().stream().flatMap(ModelSteps::shown).toList();
        assertThat(listed())
                .as("models, and whether each is loaded")
                .containsExactlyInAnyOrderElementsOf(truth);
    }

    private static Stream<Listed> shown(Model model) {
        return model.names().stream().map(name -> new Listed(name, Optional.of(model.loaded())));
    }

    @Then("the default model is shown as not loaded, and a model of another engine as loaded")
    public void theDefaultIsNotLoaded() {
        List<Model> models = own.system().description().models();
        assertThat(listed())
                .as("models, and whether each is loaded")
                .containsAll(
                        Stream.concat(shown(models.get(0), false), shown(models.get(1), true))
                                .toList());
    }

    /** Under each of its names. */
    private static Stream<Listed> shown(Model model, boolean loaded) {
        return model.names().stream().map(name -> new Listed(name, Optional.of(loaded)));
    }

    private List<Listed> listed() {
        return new Reaction<>("Who asked", outcome).given("the list of models");
    }
}
