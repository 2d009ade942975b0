package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Counted;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Waiting;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.NavigableMap;

/** The times that a router counts, against what its callers waited. */
public final class LatencySteps {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Cast cast;
    private final Talk talk;
    private final Waiting waiting;
    private final Counted counted;

    public LatencySteps(Cast cast, Talk talk, Waiting waiting, Counted counted) {
        this.cast = cast;
        this.talk = talk;
        this.waiting = waiting;
        this.counted = counted;
    }

    @When("{person} waits for the answer to {string}, and for a stream of it")
    public void waits(String name, String text) {
        Person person = cast.named(name);
        waiting.during(
                () -> {
                    talk.ask(person, talk.question(text));
                    talk.stream(person, talk.question(text));
                });
    }

    @Then(
            "the times that it has counted are {int} milliseconds at least, and no more than she waited")
    public void hasCountedTimes(int milliseconds) {
        assertThat(counted.took())
                .as("the times that the router has counted, together")
                .isBetween(Duration.ofMillis(milliseconds), waiting.waited());
    }

    @Then(
            "{long} of them are longer than {double} seconds and no longer than she waited, by its buckets")
    public void standInTheirBuckets(long times, double seconds) {
        NavigableMap<Double, Long> buckets = counted.buckets();
        double waited = waiting.waited().toNanos() / NANOS_PER_SECOND;
        assertThat(buckets.headMap(seconds, true).values())
                .as("times in the buckets up to %f s", seconds)
                .isNotEmpty()
                .containsOnly(0L);
        assertThat(buckets.tailMap(waited).values())
                .as("times in the buckets from %f s", waited)
                .isNotEmpty()
                .containsOnly(times);
    }
}
