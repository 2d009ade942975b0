package dev.touchstone.acceptance.world;

import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.stack.OwnSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Engines that rest, and the time that passes meanwhile. */
public final class Pause {

    private final OwnRouter own;
    private final Talk talk;
    private final Deployments deployments;
    private final RouterUnderTest router;
    private Instant begun;
    private int turns;

    public Pause(OwnRouter own, Talk talk, Deployments deployments, RouterUnderTest router) {
        this.own = own;
        this.talk = talk;
        this.deployments = deployments;
        this.router = router;
    }

    /** Lets an engine fail until it rests, which begins with its last failure. */
    public void begin(Person person, Rank... failing) {
        for (Rank rank : failing) {
            deployments.follow(rank, Trouble.FAILS.behaviour());
        }
        for (int i = 0; i < OwnSystem.FAILURES; i++) {
            begun = Instant.now();
            talk.ask(person, talk.question("Are you well?"));
        }
        note();
    }

    /** Asks once, of an engine that says when it is back. */
    public void begin(Person person) {
        begun = Instant.now();
        talk.ask(person, talk.question("Are you busy?"));
        note();
    }

    /** The system's clock jumps. */
    public void pass(int seconds) {
        note();
        own.system().putClockForward(Duration.ofSeconds(seconds));
    }

    private void note() {
        deployments.note();
        turns = talk.turns().size();
    }

    /** Asks many times at once; the engines go on when all of them have been asked. */
    public void askAtOnce(Person person, ChatRequest request, int times, Runnable release) {
        talk.askAtOnce(
                person,
                Collections.nCopies(times, request),
                () -> {
                    deployments.awaitArrivals(times);
                    release.run();
                });
    }

    /** What was asked since then. */
    public List<Turn> since() {
        return talk.turns().subList(turns, talk.turns().size());
    }

    /** How much real time has gone by since the rest began, at most. */
    public Duration age() {
        return Duration.between(begun, Instant.now());
    }

    /** Another model of which the default model's first engine is the first, too. */
    public Model neighbour() {
        String engine = deployments.at(Rank.FIRST).engine();
        return router.description().models().stream()
                .filter(model -> model != router.description().defaultModel())
                .filter(model -> model.loaded() && first(model).engine().equals(engine))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No other model begins there"));
    }

    /** The model's first deployment. */
    public static Deployment first(Model model) {
        return model.deployments().get(0);
    }
}
