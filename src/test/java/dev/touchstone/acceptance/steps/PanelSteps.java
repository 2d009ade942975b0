package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Panel;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Handling.Mode;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** People have several models work on a request, and what these are told to say. */
public final class PanelSteps {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern AND = Pattern.compile(" and ");

    private final Cast cast;
    private final Panel panel;
    private final Talk talk;
    private final Gateway gateway;

    public PanelSteps(Cast cast, Panel panel, Talk talk, Gateway gateway) {
        this.gateway = gateway;
        this.cast = cast;
        this.panel = panel;
        this.talk = talk;
    }

    @ParameterType("first|second|third")
    public Model ordinal(String word) {
        return panel.model(Panel.place(word));
    }

    @ParameterType("single|critique|debate|ensemble|pipeline")
    public Mode mode(String word) {
        return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @DataTableType
    public AskedRow asked(Map<String, String> row) {
        List<String> shown =
                Optional.ofNullable(row.get("was shown"))
                        .map(cell -> AND.splitAsStream(cell).toList())
                        .orElse(List.of());
        return new AskedRow(Panel.place(row.get("model")), shown);
    }

    @Given("{person} is an operator of a tenant that may use {int} model(s)")
    public void mayUse(String name, int models) {
        List<String> allowed = panel.first(models).stream().map(Model::id).toList();
        cast.join(name, Role.OPERATOR, Optional.of(allowed));
    }

    @DataTableType
    public SaidRow said(Map<String, String> row) {
        List<String> texts =
                Stream.of(row.get("says"), row.getOrDefault("then says", ""))
                        .flatMap(cell -> QUOTED.matcher(cell == null ? "" : cell).results())
                        .map(quoted -> quoted.group(1))
                        .toList();
        return new SaidRow(Panel.place(row.get("model")), texts);
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
