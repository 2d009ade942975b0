package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Providers.Listed;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The providers that somebody sees. */
public final class ProviderSteps {

    private final Cast cast;
    private final RouterUnderTest router;
    private final OwnRouter own;
    private final Gateway gateway;
    private Outcome<List<Listed>> outcome;

    public ProviderSteps(Cast cast, RouterUnderTest router, OwnRouter own, Gateway gateway) {
        this.cast = cast;
        this.router = router;
        this.own = own;
        this.gateway = gateway;
    }

    @When("{person} lists the providers")
    public void lists(String name) {
        outcome = router.providers().list(cast.named(name));
    }

    @When("{person} lists the providers there")
    public void listsThere(String name) {
        outcome = own.asked().providers().list(cast.named(name));
    }

    @Then("{person} sees every provider with exactly its models, and no other")
    public void seesAll(String name) {
        isListed(router.description().models());
    }

    @Then(
            "{person} sees the provider of the default model with no other model, and no other provider")
    public void seesTheDefault(String name) {
        isListed(List.of(router.description().defaultModel()));
    }

    @Then(
            "{person} sees the provider of the second model with no other model, and no other provider")
    public void seesTheSecond(String name) {
        isListed(List.of(gateway.second()));
    }

    private void isListed(List<Model> models) {
        Map<String, List<String>> expected =
                models.stream()
                        .filter(model -> model.provider().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        model -> model.provider().orElseThrow(),
                                        Collectors.mapping(Model::id, Collectors.toList())));
        assertThat(listed())
                .extracting(provider -> provider.id() + " " + provider.models())
                .as("providers and their models")
                .containsExactlyInAnyOrderElementsOf(
                        expected.entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .toList());
    }

    @Then("every provider is shown as up")
    public void areUp() {
        assertThat(listed())
                .extracting(Listed::up)
                .as("which providers are up")
                .hasSize(router.description().providers().size())
                .containsOnly(Optional.of(true));
    }

    @Then("only the providers that have no engine left are shown as down")
    public void areDown() {
        assertThat(listed())
                .filteredOn(provider -> provider.up().equals(Optional.of(true)))
                .extracting(Listed::id)
                .as("providers that are up")
                .containsExactlyInAnyOrderElementsOf(Gateway.served(own.system().description()));
        assertThat(listed()).as("providers").hasSize(router.description().providers().size());
    }

    private List<Listed> listed() {
        return new Reaction<>("Who asked", outcome).given("the list of providers");
    }
}
