package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Panel;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Handling.Mode;
import dev.touchstone.router.Orchestration;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Then;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What came of a request that several models worked on, as the answer tells it and the engines saw
 * it.
 */
public final class PanelAnswerSteps {

    private final Talk talk;
    private final Panel panel;

    public PanelAnswerSteps(Talk talk, Panel panel) {
        this.talk = talk;
        this.panel = panel;
    }

    @Then("the answer reports {mode} mode and the first {int} model(s), in this order")
    public void reports(Mode mode, int models) {
        assertThat(told().mode()).as("the mode").isEqualTo(word(mode));
        assertThat(told().models())
                .as("the models that are said to be used")
                .isEqualTo(panel.first(models).stream().map(Model::id).toList());
    }

    @Then("the answer reports {int} round(s)")
    public void reportsRounds(int rounds) {
        assertThat(told().rounds()).as("the rounds").isEqualTo(OptionalInt.of(rounds));
    }

    @Then("the answer reports a confidence of {bigdecimal}")
    public void reportsConfidence(BigDecimal share) {
        assertThat(told().confidence())
                .as("the confidence")
                .hasValueSatisfying(told -> assertThat(told).isEqualByComparingTo(share));
    }

    @Then("the answer reports {int} round(s) and a confidence of {bigdecimal}")
    public void reportsBoth(int rounds, BigDecimal share) {
        reportsRounds(rounds);
        reportsConfidence(share);
    }

    @Then("the answer reports neither rounds nor a confidence")
    public void reportsNothingMore() {
        assertThat(told().rounds()).as("the rounds").isEmpty();
        assertThat(told().confidence()).as("the confidence").isEmpty();
    }

    @Then("the answer reports the models that engines were asked for, and no other")
    public void reportsTheModelsAsked() {
        assertThat(told().models())
                .as("the models that are said to be used, against those that were asked")
                .containsExactlyInAnyOrderElementsOf(panel.models());
    }

    @Then("every loaded model has been asked once, and shown the question only")
    public void everyModelWasAsked() {
        assertThat(panel.calls())
                .as("the calls that reached an engine")
                .containsExactlyInAnyOrderElementsOf(
                        panel.all().stream().map(m -> Panel.call(m.id(), List.of())).toList());
    }

    @Then("the models have been asked in this order")
    public void wereAskedInOrder(List<AskedRow> rows) {
        assertThat(panel.calls())
                .as("the calls that reached an engine")
                .isEqualTo(rows.stream().map(this::call).toList());
    }

    @Then("the models have been asked this, in whichever order")
    public void wereAsked(List<AskedRow> rows) {
        assertThat(panel.calls())
                .as("the calls that reached an engine")
                .containsExactlyInAnyOrderElementsOf(rows.stream().map(this::call).toList());
    }

    @Then("each call had her messages first, unchanged, and her temperature")
    public void eachHadAll() {
        assertThat(panel.calls()).as("the calls, with her messages first").isNotEmpty();
        assertThat(panel.temperatures())
                .as("the temperatures of these calls")
                .containsOnly(
                        talk.last()
                                .request()
                                .generation()
                                .temperature()
                                .map(BigDecimal::doubleValue));
    }

    private String call(AskedRow row) {
        return Panel.call(panel.model(row.place()).id(), row.shown());
    }

    private Orchestration told() {
        panel.isNeeded();
        return talk.answer()
                .orchestration()
                .orElseThrow(
                        () -> new AssertionError("The answer should tell how models worked on it"));
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
