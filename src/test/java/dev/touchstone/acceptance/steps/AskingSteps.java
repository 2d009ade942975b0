package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Breach;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** People ask for one answer. */
public final class AskingSteps {

    static final String NOBODY = "gpt-nobody-has";
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Cast cast;
    private final Talk talk;
    private final RouterUnderTest router;

    public AskingSteps(Cast cast, Talk talk, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.router = router;
    }

    @When("{person} asks {string}")
    public void asks(String name, String text) {
        talk.ask(cast.named(name), talk.question(text));
    }

    @When("{person} asks this")
    public void asksThis(String name, String text) {
        asks(name, text);
    }

    @When("{person} asks {string} and then {string}")
    public void asksTwice(String name, String first, String second) {
        asks(name, first);
        asks(name, second);
    }

    @When("{person} asks {string} and {person} asks {string}")
    public void ask(String one, String first, String other, String second) {
        asks(one, first);
        asks(other, second);
    }

    @When("{person} asks {string} {int} times")
    public void asksAgain(String name, String text, int times) {
        IntStream.range(0, times).forEach(time -> asks(name, text));
    }

    @When("{person} asks {string} with a limit of {int} tokens")
    public void asksWithALimit(String name, String text, int tokens) {
        talk.ask(cast.named(name), talk.question(text).limitedTo(tokens));
    }

    @When("{person} asks {string} with a limit of {int} tokens, by its newer name")
    public void asksWithANewerLimit(String name, String text, int tokens) {
        talk.ask(cast.named(name), talk.question(text).limitedAnew(tokens));
    }

    @When("{person} asks {string} at a temperature of {bigdecimal}")
    public void asksAtATemperature(String name, String text, BigDecimal temperature) {
        talk.ask(cast.named(name), talk.question(text).at(temperature));
    }

    @When("{person} asks {string} with half a second of patience")
    public void asksWithoutPatience(String name, String text) {
        talk.ask(cast.named(name), talk.question(text).within(HALF_A_SECOND));
    }

    @When("{person} asks {string} under identifiers of her own")
    public void asksUnderIdentifiers(String name, String text) {
        talk.ask(cast.named(name), talk.question(text).identifiedBy(talk.freshIdentifiers()));
    }

    @When("{person} asks {string} and then {string} under the same identifiers")
    public void asksTwiceUnderIdentifiers(String name, String first, String second) {
        Identifiers both = talk.freshIdentifiers();
        talk.ask(cast.named(name), talk.question(first).identifiedBy(both));
        talk.ask(cast.named(name), talk.question(second).identifiedBy(both));
    }

    @When("{person} asks {int} questions at once, each under a trace of its own")
    public void asksAtOnce(String name, int number) {
        List<ChatRequest> requests =
                IntStream.range(0, number)
                        .mapToObj(i -> talk.question("Question " + i))
                        .map(question -> question.identifiedBy(talk.freshIdentifiers()))
                        .toList();
        talk.askAtOnce(cast.named(name), requests);
    }

    @When("{person} asks a question of 2,000 words")
    public void asksAtLength(String name) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        asks(name, Prose.OF_2000_WORDS);
    }

    @When("{person} asks a model that nobody has")
    public void asksNobody(String name) {
        talk.ask(cast.named(name), talk.to(NOBODY, "Who are you?"));
    }

    @When("{person} asks the default model by its name in capitals")
    public void asksInCapitals(String name) {
        String model = router.description().defaultModel().id().toUpperCase(Locale.ROOT);
        talk.ask(cast.named(name), talk.to(model, "Who are you?"));
    }

    @When("{person} asks each loaded model {string}")
    public void asksEachModel(String name, String text) {
        router.description().models().stream()
                .filter(Model::loaded)
                .forEach(model -> talk.ask(cast.named(name), talk.to(model.id(), text)));
    }

    @Given("her request is answered as long as nothing is wrong with it")
    public void isAnswered() {
        talk.ask(cast.last(), talk.question("Is anything wrong?"));
        talk.answer();
    }

    @When("{person} sends a request that {breach}")
    public void sendsABrokenRequest(String name, Breach breach) {
        talk.ask(cast.named(name), talk.question("Is anything wrong?").breaking(breach));
    }
}
