package dev.touchstone.acceptance.world;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;

/** A token that ends while somebody uses it. */
public final class EndingToken {

    /** More than the clock skew that libraries allow by themselves, a minute in most. */
    private static final Duration SKEW = Duration.ofSeconds(65);

    private final RouterUnderTest router;
    private Person holder;
    private Instant end;

    public EndingToken(RouterUnderTest router) {
        this.router = router;
    }

    /** The person, showing a token that ends so soon. */
    public Person of(Person person, Duration soon) {
        end = Instant.now().plus(soon).truncatedTo(ChronoUnit.SECONDS);
        holder = person.showing(router.issuer().ending(person, end));
        return holder;
    }

    /**
     * The same person with the same token, once it has ended: as soon as the router takes it no
     * more for a list of its models, or when no clock skew is an excuse any longer.
     */
    public Person ended() {
        Awaitility.await()
                .pollDelay(Duration.between(Instant.now(), end))
                .pollInterval(Duration.ofMillis(500))
                .atMost(SKEW.multipliedBy(2))
                .until(() -> isRefused() || Instant.now().isAfter(end.plus(SKEW)));
        return holder;
    }

    private boolean isRefused() {
        return router.models().list(holder) instanceof Outcome.Refused;
    }
}
