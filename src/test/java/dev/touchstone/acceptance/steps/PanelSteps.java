package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Panel;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Handling.Mode;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.RequestField;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** People have several models work on a request, and what these are told to say. */
public final class PanelSteps {

    private final Cast cast;
    private final Panel panel;
    private final Talk talk;
    private final Gateway gateway;
    private final Witnesses witnesses;
    private final Engines engines;

    public PanelSteps(
            Cast cast,
            Panel panel,
            Talk talk,
            Gateway gateway,
            Witnesses witnesses,
            Engines engines) {
        this.cast = cast;
        this.panel = panel;
        this.talk = talk;
        this.gateway = gateway;
        this.witnesses = witnesses;
        this.engines = engines;
    }

    @Given("{person} is an operator of a tenant that may use {int} model(s)")
    public void mayUse(String name, int models) {
        List<String> allowed = panel.first(models).stream().map(Model::id).toList();
        cast.join(name, Role.OPERATOR, Optional.of(allowed));
    }

    @Given("the models say this")
    public void say(List<SaidRow> rows) {
        rows.forEach(row -> panel.says(panel.model(row.place()), row.texts()));
    }

    @Given("the {ordinal} model says {string}")
    public void says(Model model, String text) {
        panel.says(model, List.of(text));
    }

    @Given("the {ordinal} model says {string} and then {string}")
    public void saysTwice(Model model, String first, String second) {
        panel.says(model, List.of(first, second));
    }

    @Given("every model says {string}")
    public void allSay(String text) {
        panel.all().forEach(model -> says(model, text));
    }

    @Given("no model may answer before {int} have been asked")
    public void holdBack(int calls) {
        panel.holdBackUntil(calls);
    }

    @Given("every engine of the {ordinal} model fails")
    public void fails(Model model) {
        panel.fails(model);
    }

    @Given("every engine of the {ordinal} model finds fault with the {part} of each request")
    public void findsFault(Model model, RequestField field) {
        witnesses.enginesRefuse();
        panel.findsFault(model, field);
    }

    @Given("the engine that the {ordinal} model prefers fails")
    public void firstEngineFails(Model model) {
        panel.firstEngineFails(model);
    }

    @Given("{person} has got an answer in {mode} mode")
    public void hasGotAnAnswer(String name, Mode mode) {
        asks(name, "Is there anybody?", mode);
        talk.answer();
    }

    @When("{person} asks {string} in {mode} mode")
    public void asks(String name, String text, Mode mode) {
        panel.ask(cast.named(name), mode, text);
    }

    @When("{person} asks {string} of the {ordinal} model in {mode} mode")
    public void asksAnother(String name, String text, Model model, Mode mode) {
        talk.ask(cast.named(name), panel.to(model, mode, text));
    }

    @When("{person} asks a model that nobody has in {mode} mode")
    public void asksNobody(String name, Mode mode) {
        talk.ask(cast.named(name), panel.worked(talk.to(AskingSteps.NOBODY, "Who are you?"), mode));
    }

    @When(
            "{person} asks {string} in {mode} mode and hangs up once the engine has generated {int} tokens")
    public void leaves(String name, String text, Mode mode, int tokens) {
        talk.leaveAnswer(
                cast.named(name), panel.in(mode, text), () -> engines.awaitGenerated(tokens));
    }

    @When("{person} asks {string} in {mode} mode, with a limit of {int} tokens")
    public void asksWithALimit(String name, String text, Mode mode, int tokens) {
        talk.ask(cast.named(name), panel.in(mode, text).limitedTo(tokens));
    }

    @When("{person} asks {string} in {mode} mode, under identifiers of her own")
    public void asksUnderIdentifiers(String name, String text, Mode mode) {
        talk.ask(cast.named(name), panel.in(mode, text).identifiedBy(talk.freshIdentifiers()));
    }

    @When("{person} asks {string} in {mode} mode, by the name that a provider has for the model")
    public void asksByAProvidersName(String name, String text, Mode mode) {
        talk.ask(cast.named(name), panel.worked(gateway.question(gateway.first(), text), mode));
    }

    @When("{person} streams the answer to {string} in {mode} mode")
    public void streams(String name, String text, Mode mode) {
        talk.stream(cast.named(name), panel.in(mode, text));
    }
}
