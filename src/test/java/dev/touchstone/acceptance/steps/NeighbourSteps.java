package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Attempt;
import dev.touchstone.acceptance.world.Attempt.Thing;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Lookalikes;
import dev.touchstone.acceptance.world.Lookalikes.Comparison;
import dev.touchstone.acceptance.world.Neighbours;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people of one tenant try with the things of another one. */
public final class NeighbourSteps {

    /** A router that treats both alike is called slower with one of them once in so many times. */
    private static final double ERRS_ONCE_IN = 10_000;

    private final Cast cast;
    private final Neighbours neighbours;
    private final Lookalikes lookalikes;
    private Comparison comparison;
    private final Map<String, List<Conversation>> seen = new HashMap<>();

    public NeighbourSteps(Cast cast, Neighbours neighbours, Lookalikes lookalikes) {
        this.cast = cast;
        this.neighbours = neighbours;
        this.lookalikes = lookalikes;
    }

    @ParameterType(
            "(?:read|read what was said in|rename|delete|say something in|stream something in) the conversation|(?:disable|change the role of) the person")
    public Attempt attempt(String words) {
        return Arrays.stream(Attempt.values())
                .filter(attempt -> attempt.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody can " + words));
    }

    @Given("{person} is an admin of a/another tenant with a conversation and a colleague")
    public void isFurnished(String name) {
        neighbours.furnish(cast.join(name, Role.ADMIN, Optional.empty()));
    }

    @Given("{person} may {attempt} of her own tenant")
    public void may(String name, Attempt attempt) {
        Person person = cast.named(name);
        neighbours.attempt(attempt, person, neighbours.of(person));
        neighbours.reaction().given("leave to " + attempt.words());
    }

    @When("{person} tries to {attempt} of {person}'s tenant")
    public void tries(String name, Attempt attempt, String owner) {
        neighbours.attempt(attempt, cast.named(name), neighbours.of(cast.named(owner)));
    }

    @When("{person} and {person} list their conversations")
    public void listTheirs(String first, String second) {
        for (String name : List.of(first, second)) {
            seen.put(name, neighbours.conversations(cast.named(name)));
        }
    }

    @When("{person} tries to {attempt} of {person}'s tenant, and of nobody's, again and again")
    public void triesBoth(String name, Attempt attempt, String owner) {
        tries(name, attempt, owner);
        Person person = cast.named(name);
        Thing theirs = neighbours.of(cast.named(owner));
        comparison =
                lookalikes.compare(
                        neighbours.asking(attempt, person, () -> theirs),
                        neighbours.asking(attempt, person, neighbours::ofNobody));
    }

    @Then("{person} is told that there is no such thing")
    public void isToldThatThereIsNone(String name) {
        assertThat(neighbours.reaction().refusal().reason())
                .as("what %s is told", cast.named(name).name())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Then("{person}'s tenant has all that it had, and no engine has been asked")
    public void hasAllThatItHad(String owner) {
        Person admin = cast.named(owner);
        assertThat(neighbours.kept(admin))
                .as("what %s's tenant keeps", admin.name())
                .isEqualTo(neighbours.before(admin));
        assertThat(neighbours.askedSince()).as("requests that reached an engine").isZero();
    }

    @Then("each of them sees the conversations of the own tenant, and no other")
    public void eachSeesItsOwn() {
        assertThat(seen).hasSize(2);
        seen.forEach(
                (name, conversations) ->
                        assertThat(conversations)
                                .extracting(Conversation::title)
                                .as("the conversations that %s sees", name)
                                .containsExactly("Plans of " + name));
    }

    @Then("both replies are alike to the last byte")
    public void areAlike() {
        assertThat(comparison.one())
                .as("the reply about another tenant's")
                .isEqualTo(comparison.other());
    }

    @Then("neither takes longer than the other")
    public void takeTheSameTime() {
        assertThat(comparison.likelihood())
                .as("how likely these times are if both take the same (Mann-Whitney U test)")
                .isGreaterThan(1 / ERRS_ONCE_IN);
    }
}
