package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Breach;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;

/** People ask for a stream. */
public final class StreamingSteps {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Cast cast;
    private final Talk talk;

    public StreamingSteps(Cast cast, Talk talk) {
        this.cast = cast;
        this.talk = talk;
    }

    @When("{person} streams the answer to {string}")
    public void streams(String name, String text) {
        talk.stream(cast.named(name), talk.question(text));
    }

    @When("{person} streams the answers to {string} and then {string}")
    public void streamsTwice(String name, String first, String second) {
        streams(name, first);
        streams(name, second);
    }

    @When("{person} streams the answer to {string} and asks for the token counts")
    public void streamsWithCounts(String name, String text) {
        talk.stream(cast.named(name), talk.question(text).reportingUsage());
    }

    @When("{person} streams the answer to {string} with a limit of {int} tokens")
    public void streamsWithALimit(String name, String text, int tokens) {
        talk.stream(cast.named(name), talk.question(text).limitedTo(tokens));
    }

    @When("{person} streams the answer to {string} with a limit of {int} tokens, by its newer name")
    public void streamsWithANewerLimit(String name, String text, int tokens) {
        talk.stream(cast.named(name), talk.question(text).limitedAnew(tokens));
    }

    @When("{person} streams the answer to {string} with half a second of patience")
    public void streamsWithoutPatience(String name, String text) {
        talk.stream(cast.named(name), talk.question(text).within(HALF_A_SECOND));
    }

    @When("{person} streams the answer to {string} under identifiers of her own")
    public void streamsUnderIdentifiers(String name, String text) {
        talk.stream(cast.named(name), talk.question(text).identifiedBy(talk.freshIdentifiers()));
    }

    @When("{person} streams the answer to {string} and says that she wants no token counts")
    public void streamsWithoutCounts(String name, String text) {
        Map<String, Object> unwanted = Map.of("stream_options", Map.of("include_usage", false));
        talk.stream(cast.named(name), talk.question(text).with(unwanted));
    }

    @When("{person} streams from a model that nobody has")
    public void streamsFromNobody(String name) {
        talk.stream(cast.named(name), talk.to(AskingSteps.NOBODY, "Who are you?"));
    }

    @When("{person} sends a request for a stream that {breach}")
    public void sendsABrokenRequest(String name, Breach breach) {
        talk.stream(cast.named(name), talk.question("Is anything wrong?").breaking(breach));
    }

    @When("{person} begins to stream the answer to {string}")
    public void begins(String name, String text) {
        talk.begin(cast.named(name), talk.question(text));
    }

    @When("{person} streams the answer to {string}, token by token")
    public void streamsTokenByToken(String name, String text) {
        begins(name, text);
        talk.readTokenByToken(talk.stream());
    }

    @When("{person} streams the answer to {string}, token by token, with {patience}")
    public void streamsTokenByTokenWithSomePatience(String name, String text, Duration patience) {
        talk.begin(cast.named(name), talk.question(text).within(patience));
        talk.readTokenByToken(talk.stream());
    }

    @When("{person} streams the answer to {string} and hangs up after {int} token(s)")
    public void hangsUp(String name, String text, int tokens) {
        begins(name, text);
        talk.hangUpAfter(tokens);
    }

    @When(
            "{person} streams the answer to {string} with its token counts and hangs up after {int} tokens")
    public void hangsUpBeforeTheCounts(String name, String text, int tokens) {
        talk.begin(cast.named(name), talk.question(text).reportingUsage());
        talk.hangUpAfter(tokens);
    }

    @When("{person} hangs up while she waits for the answer to {string}")
    public void hangsUpWaiting(String name, String text) {
        talk.leaveWaiting(cast.named(name), talk.question(text));
    }
}
