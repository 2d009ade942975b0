package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Deployments;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Rank;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Trouble;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Engines that fail, engines that step in, and callers who do not want them to. */
public final class FallbackSteps {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Cast cast;
    private final Talk talk;
    private final Deployments deployments;
    private final Witnesses witnesses;
    private final OwnRouter own;

    public FallbackSteps(
            Cast cast, Talk talk, Deployments deployments, Witnesses witnesses, OwnRouter own) {
        this.cast = cast;
        this.talk = talk;
        this.deployments = deployments;
        this.witnesses = witnesses;
        this.own = own;
    }

    @Given("the {rank} engine answers {string}")
    public void answers(Rank rank, String text) {
        deployments.follow(rank, Behaviour.answer(text));
    }

    @Given("the {rank} engine {trouble}")
    public void fails(Rank rank, Trouble trouble) {
        deployments.follow(rank, trouble.behaviour());
    }

    @Given("the {rank} engine has stopped")
    public void hasStopped(Rank rank) {
        own.stop(deployments.at(rank).engine());
    }

    @Given("the {rank} engine {failure} before its first token")
    public void breaksBeforeItsFirstToken(Rank rank, Way way) {
        deployments.follow(rank, Behaviour.answer("Never to be read").breakAfter(0, way));
    }

    @Given("the {rank} engine {failure} behind its opening")
    public void breaksBehindItsOpening(Rank rank, Way way) {
        deployments.follow(rank, Behaviour.answer("Never to be read").breakAfterOpening(way));
    }

    @Given("the {rank} engine answers in the pieces {pieces}")
    public void answersInPieces(Rank rank, List<String> pieces) {
        deployments.follow(rank, Behaviour.echo().inPieces(pieces.toArray(String[]::new)));
    }

    @Given("the {rank} engine answers in the pieces {pieces}, each a second after the last one")
    public void answersSlowly(Rank rank, List<String> pieces) {
        deployments.follow(
                rank,
                Behaviour.echo().inPieces(pieces.toArray(String[]::new)).betweenTokens(A_SECOND));
    }

    @Given(
            "the {rank} engine answers in the pieces {pieces}, and {failure} after {int} token(s), once they have been read")
    public void breaksOnceRead(Rank rank, List<String> pieces, Way way, int tokens) {
        deployments.follow(
                rank,
                Behaviour.echo()
                        .inPieces(pieces.toArray(String[]::new))
                        .holdAfter(tokens)
                        .breakAfter(tokens, way));
    }

    @Given("the {rank} engine finds fault with the {part} of each request")
    public void findsFault(Rank rank, RequestField field) {
        witnesses.enginesRefuse();
        deployments.follow(rank, Trouble.broken(Optional.of(field)));
    }

    @Given("the {rank} engine cannot process the {part} of any request")
    public void cannotProcess(Rank rank, RequestField field) {
        witnesses.enginesRefuse();
        deployments.follow(rank, Trouble.unprocessable(field));
    }

    @Given("the {rank} engine finds fault with each request, and does not say where")
    public void findsSomeFault(Rank rank) {
        witnesses.enginesRefuse();
        deployments.follow(rank, Trouble.broken(Optional.empty()));
    }

    @Given("the {rank} engine finds each request too large")
    public void findsItTooLarge(Rank rank) {
        witnesses.enginesRefuse();
        deployments.follow(rank, Trouble.tooLarge());
    }

    @When("{person} asks {string} with {patience}")
    public void asksPatiently(String name, String text, Duration patience) {
        talk.ask(cast.named(name), talk.question(text).within(patience));
    }

    @When("{person} streams the answer to {string} with {patience}")
    public void streamsPatiently(String name, String text, Duration patience) {
        talk.stream(cast.named(name), talk.question(text).within(patience));
    }
}
