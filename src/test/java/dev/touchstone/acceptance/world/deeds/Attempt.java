package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import java.util.Set;

/** Somebody tried to do something: what came of it, and the tenant before and after. */
public record Attempt(
        Person who, Deed deed, Outcome<?> outcome, TenantState before, TenantState after) {

    /** Fails unless it was given, exactly its effect is to be seen, and nothing else changed. */
    public void wasDone() {
        Object told = new Reaction<>(who.name(), outcome).given("leave to " + deed.words());
        after.sameAs(before, deed.changes(), "%s did: %s".formatted(who.name(), deed.words()));
        deed.effect().seen(who, told, before, after);
    }

    /** Fails unless it was refused as not allowed, and nothing changed anywhere. */
    public void wasForbidden() {
        wasRefused(Reason.NOT_ALLOWED);
    }

    /** Fails unless it was refused for that reason, and nothing changed anywhere. */
    public void wasRefused(Reason reason) {
        Refusal refusal =
                new Reaction<>("%s, who tried to %s,".formatted(who.name(), deed.words()), outcome)
                        .refusal();
        assertThat(refusal.reason())
                .as("what %s is told, who tried to %s (%s)", who.name(), deed.words(), refusal)
                .isEqualTo(reason);
        after.sameAs(
                before, Set.of(), "%s may not %s, but tried".formatted(who.name(), deed.words()));
    }
}
