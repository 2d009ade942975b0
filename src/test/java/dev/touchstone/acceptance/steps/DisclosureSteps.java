package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Secrets;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;

/** Engines that tell all that they know, and a router that must not. */
public final class DisclosureSteps {

    private final Cast cast;
    private final Engines engines;
    private final Secrets secrets;

    public DisclosureSteps(Cast cast, Engines engines, Secrets secrets) {
        this.cast = cast;
        this.engines = engines;
        this.secrets = secrets;
    }

    @Given("every engine {telling}, and tells its key and the question with it")
    public void tells(String words) {
        engines.follow(secrets.telling(words));
    }

    @Then(
            "neither what she is told, nor the log, nor the counts tell a key, a token or her question")
    public void tellNothing() {
        String[] all = secrets.of(cast.last()).toArray(String[]::new);
        assertThat(secrets.answers()).as("what the router answered").doesNotContain(all);
        assertThat(secrets.counts()).as("the counts").doesNotContain(all);
        assertThat(secrets.log()).as("the log").doesNotContain(all);
    }
}
