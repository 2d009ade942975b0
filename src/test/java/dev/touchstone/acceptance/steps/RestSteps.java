package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Deployments;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Pause;
import dev.touchstone.acceptance.world.Rank;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Trouble;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.stream.IntStream;

/** Engines that rest, and come back. */
public final class RestSteps {

    static final String BACK = "Back again";

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Deployments deployments;
    private final Pause pause;
    private final Witnesses witnesses;

    public RestSteps(
            Cast cast,
            Talk talk,
            Engines engines,
            Deployments deployments,
            Pause pause,
            Witnesses witnesses) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.deployments = deployments;
        this.pause = pause;
        this.witnesses = witnesses;
    }

    @Given("the first engine fails twice, answers, fails twice and answers again")
    public void failsAndAnswers() {
        Behaviour fails = Trouble.FAILS.behaviour();
        Behaviour answers = Behaviour.answer("From the first");
        deployments.follow(Rank.FIRST, fails, fails, answers, fails, fails, answers);
    }

    @Given("the first engine rests")
    public void rests() {
        pause.begin(cast.last(), Rank.FIRST);
    }

    @Given("both engines rest")
    public void bothRest() {
        pause.begin(cast.last(), Rank.FIRST, Rank.SECOND);
    }

    @Given("the first engine is rate limited for 60 seconds, and has said so")
    public void hasSaidWhenItIsBack() {
        deployments.follow(Rank.FIRST, Trouble.RATE_LIMITED_FOR_60.behaviour());
        pause.begin(cast.last());
    }

    @Given("the first engine works again")
    public void worksAgain() {
        deployments.follow(Rank.FIRST, Behaviour.answer(BACK));
    }

    @Given("the first engine works again, and takes its time")
    public void worksSlowly() {
        deployments.follow(Rank.FIRST, Behaviour.answer(BACK).holdAfter(1));
    }

    @When("{person} asks {string} {int} times with {patience}")
    public void asksInAHurry(String name, String text, int times, Duration patience) {
        Person person = cast.named(name);
        IntStream.range(0, times)
                .forEach(time -> talk.ask(person, talk.question(text).within(patience)));
    }

    @Given("{int} seconds have passed, and {person} has asked {string} with {patience}")
    public void hasAskedInAHurry(int seconds, String name, String text, Duration patience) {
        pause.pass(seconds);
        asksInAHurry(name, text, 1, patience);
        pause.pass(0);
    }

    @Given("{int} seconds have passed, and {person} has asked {string}")
    public void hasAsked(int seconds, String name, String text) {
        asksLater(seconds, name, text);
        pause.pass(0);
    }

    @Given("{int} seconds have passed, and {person} has hung up on the answer to {string}")
    public void hasHungUp(int seconds, String name, String text) {
        pause.pass(seconds);
        Person person = cast.named(name);
        talk.leaveStream(person, talk.question(text), () -> deployments.awaitArrivals(1));
        witnesses.awaitEntries(person, talk.turns().size() + 1);
        pause.pass(0);
    }

    @When("{int} seconds have passed and {person} asks {string}")
    public void asksLater(int seconds, String name, String text) {
        asksLater(seconds, name, text, 1);
    }

    @When("{int} seconds have passed and {person} asks {string} {int} times")
    public void asksLater(int seconds, String name, String text, int times) {
        pause.pass(seconds);
        Person person = cast.named(name);
        IntStream.range(0, times).forEach(time -> talk.ask(person, talk.question(text)));
    }

    @When("{int} seconds have passed and {person} asks {string} {int} times at once")
    public void asksAtOnce(int seconds, String name, String text, int times) {
        pause.pass(seconds);
        pause.askAtOnce(cast.named(name), talk.question(text), times, engines::release);
    }

    @When("{person} asks a model of which the same engine is the first")
    public void asksTheNeighbour(String name) {
        pause.pass(0);
        engines.follow(deployments.at(Rank.FIRST).engine(), Behaviour.answer(BACK));
        talk.ask(cast.named(name), talk.to(pause.neighbour().id(), "Are you there?"));
    }
}
