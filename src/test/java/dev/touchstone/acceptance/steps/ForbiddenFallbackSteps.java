package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Panel;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Handling.Mode;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Callers who forbid fallback, or allow it. */
public final class ForbiddenFallbackSteps {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final Cast cast;
    private final Talk talk;
    private final Panel panel;

    public ForbiddenFallbackSteps(Cast cast, Talk talk, Panel panel) {
        this.cast = cast;
        this.talk = talk;
        this.panel = panel;
    }

    @When("{person} asks {string} and forbids fallback")
    public void asksWithoutFallback(String name, String text) {
        talk.ask(cast.named(name), talk.question(text).withFallback(false));
    }

    @When("{person} asks {string} and allows fallback")
    public void asksWithFallback(String name, String text) {
        talk.ask(cast.named(name), talk.question(text).withFallback(true));
    }

    @When("{person} streams the answer to {string} and forbids fallback")
    public void streamsWithoutFallback(String name, String text) {
        talk.stream(cast.named(name), talk.question(text).withFallback(false));
    }

    @When("{person} streams the answer to {string}, token by token, and forbids fallback")
    public void streamsTokenByTokenWithoutFallback(String name, String text) {
        talk.begin(cast.named(name), talk.question(text).withFallback(false).within(TWO_SECONDS));
        talk.readTokenByToken(talk.stream());
    }

    @When("{person} asks {string} with {patience}, and forbids fallback")
    public void asksInAHurryWithoutFallback(String name, String text, Duration patience) {
        talk.ask(cast.named(name), talk.question(text).withFallback(false).within(patience));
    }

    @When("{person} asks {string} in {mode} mode, and forbids fallback")
    public void asksSeveralWithoutFallback(String name, String text, Mode mode) {
        talk.ask(cast.named(name), panel.in(mode, text).withFallback(false));
    }
}
