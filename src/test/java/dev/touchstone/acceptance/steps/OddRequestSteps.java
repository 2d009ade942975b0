package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Bodies;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Answer;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.OddRequests;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests that are too long, too deep, or none. */
public final class OddRequestSteps {

    private static final long TEN_GIGABYTES = 10_000_000_000L;
    private static final Executor EACH_AT_ONCE = task -> new Thread(task, "at-once").start();

    private final Cast cast;
    private final Talk talk;
    private final Bodies bodies;
    private final RouterUnderTest router;
    private List<CompletableFuture<Outcome<Answer>>> sent = List.of();

    public OddRequestSteps(Cast cast, Talk talk, Bodies bodies, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.bodies = bodies;
        this.router = router;
    }

    @When("{person} asks a question that is as long as a request may be")
    public void asksTheLongest(String name) {
        asksFilled(name, odd().longestBody());
    }

    @When("{person} asks a question that is one byte longer than a request may be")
    public void asksLonger(String name) {
        asksFilled(name, odd().longestBody() + 1);
    }

    private void asksFilled(String name, int bytes) {
        Person caller = cast.named(name);
        ChatRequest question = question();
        talk.ask(caller, question, () -> odd().filled(caller, question, bytes));
    }

    @When("{person} announces a request of ten gigabytes and sends nothing of it")
    public void announces(String name) {
        Person caller = cast.named(name);
        talk.ask(caller, question(), () -> odd().announced(caller, TEN_GIGABYTES));
    }

    @When("{person} sends a byte more than a request may have, and neither the rest nor its end")
    public void goesOn(String name) {
        Person caller = cast.named(name);
        int bytes = odd().longestBody() + 1;
        talk.ask(caller, question(), () -> odd().unfinished(caller, bytes));
    }

    @When("{person} asks a question that is as deep as a request may be")
    public void asksTheDeepest(String name) {
        asksDeeper(name, 0);
    }

    @When("{person} asks a question that is {deeper} than a request may be")
    public void asksDeeper(String name, int levels) {
        Person caller = cast.named(name);
        ChatRequest question = question();
        int all = odd().deepestBody() + levels;
        talk.ask(caller, question, () -> odd().nested(caller, question, all));
    }

    @When("{person} sends {body} in place of a request")
    public void sendsInstead(String name, String words) {
        Person caller = cast.named(name);
        byte[] bytes = bodies.named(words);
        talk.ask(caller, question(), () -> odd().inPlaceOfABody(caller, bytes));
    }

    @Given("{person} is sending {int} questions that are {deeper} than a request may be")
    public void isSending(String name, int count, int levels) {
        Person caller = cast.named(name);
        ChatRequest question = question();
        OddRequests port = odd();
        int all = port.deepestBody() + levels;
        sent =
                Stream.generate(() -> later(() -> port.nested(caller, question, all)))
                        .limit(count)
                        .toList();
    }

    private static CompletableFuture<Outcome<Answer>> later(Supplier<Outcome<Answer>> sending) {
        return CompletableFuture.supplyAsync(sending, EACH_AT_ONCE);
    }

    @Then("{person} has been told {int} times that the request is broken")
    public void hasBeenTold(String name, int times) {
        assertThat(sent.stream().map(CompletableFuture::join).map(outcome -> reason(name, outcome)))
                .as("what %s was told", name)
                .hasSize(times)
                .containsOnly(Reason.BROKEN_REQUEST);
    }

    private static Reason reason(String name, Outcome<Answer> outcome) {
        return new Reaction<>(name, outcome).refusal().reason();
    }

    private ChatRequest question() {
        return talk.question("Is anything wrong?");
    }

    private OddRequests odd() {
        return router.oddRequests();
    }
}
