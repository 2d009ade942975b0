package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is done with the people of a tenant. */
public final class PeopleDeeds {

    private static final Set<Part> CHANGES = Set.of(Part.PEOPLE);

    private final RouterUnderTest router;
    private final Stage stage;

    public PeopleDeeds(RouterUnderTest router, Stage stage) {
        this.router = router;
        this.stage = stage;
    }

    Stream<Deed> all() {
        return Stream.of(
                Deed.reading(
                        "list the people",
                        who -> router.people().list(who),
                        (who, told, before, after) ->
                                ReadingDeeds.same(told, after.people(), "the people")),
                new Deed(
                        "invite a person",
                        CHANGES,
                        who -> router.people().invite(who, new Member("Mia", Role.VIEWER)),
                        invited(Role.VIEWER)),
                new Deed(
                        "invite an admin",
                        CHANGES,
                        who -> router.people().invite(who, new Member("Mia", Role.ADMIN)),
                        invited(Role.ADMIN)),
                new Deed(
                        "make oneself an admin",
                        CHANGES,
                        who -> router.people().changeRole(who, who, Role.ADMIN),
                        (who, told, before, after) ->
                                ReadingDeeds.same(after.people(), before.people(), "an admin")),
                new Deed(
                        "make a colleague an admin",
                        CHANGES,
                        who -> router.people().changeRole(who, stage.colleague(), Role.ADMIN),
                        (who, told, before, after) ->
                                changed(before, after, one -> listed(Role.ADMIN, one.active()))),
                new Deed(
                        "disable a person",
                        CHANGES,
                        who -> router.people().activate(who, stage.colleague(), false),
                        (who, told, before, after) ->
                                changed(before, after, one -> listed(one.role(), false))),
                new Deed(
                        "change a person's role",
                        CHANGES,
                        who -> router.people().changeRole(who, stage.colleague(), Role.VIEWER),
                        (who, told, before, after) ->
                                changed(before, after, one -> listed(Role.VIEWER, one.active()))));
    }

    private static Deed.Effect invited(Role role) {
        return (who, told, before, after) -> {
            List<Listed> expected = new ArrayList<>(before.people());
            expected.add(new Listed(((Person) told).id(), role, true));
            assertThat(after.people()).as("the people, with the new one").isEqualTo(expected);
        };
    }

    private Listed listed(Role role, boolean active) {
        return new Listed(stage.colleague().id(), role, active);
    }

    /** One colleague is another, and everybody else is as before. */
    private void changed(TenantState before, TenantState after, UnaryOperator<Listed> change) {
        String id = stage.colleague().id();
        assertThat(after.people())
                .as("the people, with one changed")
                .isEqualTo(
                        before.people().stream()
                                .map(one -> one.id().equals(id) ? change.apply(one) : one)
                                .toList());
    }
}
