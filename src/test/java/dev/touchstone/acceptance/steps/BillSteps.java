package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Bills;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The same answer several times, in one way or in several, and what it costs each time. */
public final class BillSteps {

    private final Cast cast;
    private final Talk talk;
    private final Dialogues dialogues;
    private final Engines engines;
    private final Witnesses witnesses;
    private final Bills bills;

    public BillSteps(
            Cast cast,
            Talk talk,
            Dialogues dialogues,
            Engines engines,
            Witnesses witnesses,
            Bills bills) {
        this.cast = cast;
        this.talk = talk;
        this.dialogues = dialogues;
        this.engines = engines;
        this.witnesses = witnesses;
        this.bills = bills;
    }

    @When("{person} asks {string}, and streams the answer without and with its token counts")
    public void asksInEachWay(String name, String text) {
        Person person = cast.named(name);
        talk.ask(person, talk.question(text));
        talk.stream(person, talk.question(text));
        talk.stream(person, talk.question(text).reportingUsage());
    }

    @When("{person} asks and streams {string}, each with a limit of {int} token(s)")
    public void asksInEachWayWithALimit(String name, String text, int tokens) {
        Person person = cast.named(name);
        talk.ask(person, talk.question(text).limitedTo(tokens));
        talk.stream(person, talk.question(text).limitedTo(tokens));
    }

    @When(
            "{person} says {string} and hears the answer to the same in pieces, each in a conversation of its own")
    public void saysInEachWay(String name, String text) {
        dialogues.say(cast.named(name), Optional.empty(), text);
        dialogues.hearAll(cast.named(name), Optional.empty(), text);
    }

    @Then("both answers are {string}")
    public void areBoth(String text) {
        assertThat(dialogues.remarks())
                .extracting(Remark::answer)
                .as("what she was told")
                .containsExactly(text, text);
    }

    @When("{person} streams the answer to {string} {int} times")
    public void streamsAgain(String name, String text, int times) {
        IntStream.range(0, times)
                .forEach(time -> talk.stream(cast.named(name), talk.question(text)));
    }

    @Then("the ledger has {int} entries of one cost, each for what the engine counted")
    public void costTheSame(int number) {
        List<Usage> counted = engines.journal().stream().map(Bills::counted).toList();
        assertThat(counted).as("what the engines counted").hasSize(number);
        assertThat(entries()).as("entries in the ledger").hasSize(number);
        entries().forEach(e -> bills.isFor(e, e.model(), bills.place(0), counted.get(0)));
    }

    @Then("each of them has {int} generated token(s)")
    public void haveGenerated(int tokens) {
        assertThat(entries())
                .as("entries in the ledger")
                .allSatisfy(
                        entry ->
                                assertThat(entry.usage().completionTokens())
                                        .as("generated tokens in the entry")
                                        .isEqualTo(tokens));
    }

    private List<LedgerEntry> entries() {
        return witnesses.ledger(cast.last());
    }
}
