package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Counted;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Waiting;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.Usage;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Metrics.Place;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a monitoring system reads of a router that nobody else uses. */
public final class MetricsSteps {

    private static final Set<String> LABELS =
            Set.of("model", "deployment", "status", "kind", "outcome", "code", "le");

    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Counted counted;
    private final Witnesses witnesses;
    private final RouterUnderTest router;

    public MetricsSteps(
            Cast cast,
            Talk talk,
            Engines engines,
            Counted counted,
            Witnesses witnesses,
            RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.counted = counted;
        this.witnesses = witnesses;
        this.router = router;
    }

    @Given(
            "the first engine that is asked fails, and the second counts {long} prompt tokens and {long} generated tokens")
    public void firstFails(long prompt, long generated) {
        engines.answer(Behaviour.answer("One two three").reporting(Usage.of(prompt, generated)));
        String first = router.description().defaultModel().deployments().get(0).engine();
        engines.followAt(first, Behaviour.error(500, "InternalServerError", "out of memory"));
    }

    @When("{person} asks each loaded model {string}, and streams the answer from each")
    public void asksEach(String name, String text) {
        Person person = cast.named(name);
        for (Model model : router.description().models().stream().filter(Model::loaded).toList()) {
            talk.ask(person, talk.to(model.id(), text));
            talk.stream(person, talk.to(model.id(), text));
        }
    }

    @Then(
            "the router has counted {long} request(s) as {string}, with {long} prompt tokens and {long} generated tokens")
    public void hasCounted(long requests, String status, long prompt, long generated) {
        hasCounted(requests, status);
        assertThat(counted.promptTokens()).as("prompt tokens").isEqualTo(prompt);
        assertThat(counted.completionTokens()).as("generated tokens").isEqualTo(generated);
    }

    @Then("what it has counted is what the ledger has entered, with a time for each")
    public void isWhatTheLedgerHas() {
        assertThat(counted.byPlace())
                .as("requests by their ends, tokens and times, by model and deployment")
                .isEqualTo(Counted.expected(witnesses.ledger(cast.last())));
    }

    @Then("the router has counted {long} requests as {string}")
    public void hasCounted(long requests, String status) {
        assertThat(counted.requests()).as("requests").isEqualTo(Map.of(status, requests));
    }

    @Then("what the router has counted is what the ledger has entered, once that has {int} entry")
    public void isWhatTheLedgerWillHave(int entries) {
        witnesses.awaitEntries(cast.last(), entries);
        // Who has left waits for nobody: the entry is there a moment before it is counted.
        Waiting.untilIt("after the entry", PROMPTLY, this::isWhatTheLedgerHas);
    }

    @Then(
            "it has counted {long} attempt as {string} at the first deployment, and {long} as {string} at the second")
    public void hasCountedAttempts(long first, String one, long second, String other) {
        Model model = router.description().defaultModel();
        assertThat(counted.attempts(place(model, 0)))
                .as("attempts at the first")
                .isEqualTo(Map.of(one, first));
        assertThat(counted.attempts(place(model, 1)))
                .as("attempts at the second")
                .isEqualTo(Map.of(other, second));
    }

    private static Place place(Model model, int deployment) {
        return new Place(model.id(), model.deployments().get(deployment).id());
    }

    @Then("it has counted {long} error")
    public void hasCountedErrors(long errors) {
        assertThat(counted.errors().values().stream().mapToLong(n -> n).sum())
                .as("errors that callers were told: %s", counted.errors())
                .isEqualTo(errors);
    }

    @Then("the router has counted {long} request by model and deployment only")
    public void countsByModelOnly(long requests) {
        assertThat(counted.requests()).as("requests").isEqualTo(Map.of("ok", requests));
        assertThat(LABELS).as("what may tell counts apart").containsAll(counted.reading().labels());
    }

    @Then("neither she nor her tenant, her identifiers or her question stand in what it tells")
    public void namesNobody() {
        Person person = cast.last();
        Identifiers own = talk.last().request().identifiers();
        Stream<String> names = Stream.of(person.id(), person.tenantId(), "Who is counted");
        Stream<String> identifiers =
                Stream.of(own.tenant(), own.trace(), own.user(), own.session())
                        .flatMap(Optional::stream);
        assertThat(counted.reading().text())
                .doesNotContain(Stream.concat(names, identifiers).toArray(String[]::new));
    }
}
