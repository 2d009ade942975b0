package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.Attempt.Thing;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Credential;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Tenants side by side, and what people of one of them try with the things of another one. */
public final class Neighbours {

    private static final Page ALL = new Page(100, 0);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private final Witnesses witnesses;
    private final Map<String, Thing> things = new HashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();
    private int asked;
    private Reaction<?> reaction;

    public Neighbours(RouterUnderTest router, Engines engines, Cast cast, Witnesses witnesses) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
        this.witnesses = witnesses;
    }

    /** What a tenant keeps, as its administrator sees it. */
    public record Kept(
            Conversation conversation,
            List<StoredMessage> messages,
            List<Listed> people,
            List<LedgerEntry> ledger) {}

    /**
     * Makes what can be tried with: a conversation in which something was said, and a colleague.
     */
    public void furnish(Person admin) {
        Draft draft = new Draft("Plans of " + admin.name(), Optional.empty());
        String id = given(admin, port().begin(admin, draft)).id();
        String said = engines.marked("The plan of " + admin.name());
        given(admin, port().say(admin, new Utterance(Optional.of(id), said, Optional.empty())));
        String colleague = "Colleague of " + admin.name();
        cast.invite(router.people(), admin, colleague, Role.OPERATOR);
        things.put(admin.name(), new Thing(id, said, cast.named(colleague)));
        kept.put(admin.name(), kept(cast.named(admin.name())));
    }

    /** The thing of that admin's tenant. */
    public Thing of(Person admin) {
        return things.get(admin.name());
    }

    /** A thing that nobody has. */
    public Thing ofNobody() {
        String id = UUID.randomUUID().toString();
        Person nobody = new Person("Nobody", id, "", Role.OPERATOR, new Credential.None());
        return new Thing(id, engines.marked("Is anybody there?"), nobody);
    }

    /** Tries something once, and leaves what came of it. */
    public void attempt(Attempt attempt, Person who, Thing thing) {
        noteEngines();
        Outcome<?> outcome = attempt.with(router.observed(), who, thing);
        if (outcome instanceof Outcome.Given<?> given && given.value() instanceof SaidInPieces it) {
            it.answer().close();
        }
        reaction = new Reaction<>(who.name(), outcome);
    }

    /** An attempt begins: what engines are asked from now on is its doing. */
    public void noteEngines() {
        asked = engines.journal().size();
    }

    /** The same as a question that can be repeated. */
    public Lookalikes.Asking asking(Attempt attempt, Person who, Supplier<Thing> thing) {
        return asked -> attempt.with(asked, who, thing.get());
    }

    /** What came of the last attempt. */
    public Reaction<?> reaction() {
        return reaction;
    }

    /** How often engines have been asked since the last attempt began. */
    public int askedSince() {
        return engines.journal().size() - asked;
    }

    /** What that admin's tenant kept when it was furnished. */
    public Kept before(Person admin) {
        return kept.get(admin.name());
    }

    /** What it keeps now. */
    public Kept kept(Person admin) {
        String id = of(admin).conversation();
        return new Kept(
                given(admin, port().read(admin, id)),
                given(admin, port().history(admin, id, ALL)),
                given(admin, router.people().list(admin)),
                witnesses.ledger(admin));
    }

    public List<Conversation> conversations(Person person) {
        return given(person, port().list(person, ALL));
    }

    private Conversations port() {
        return router.conversations();
    }

    private static <T> T given(Person person, Outcome<T> outcome) {
        return new Reaction<>(person.name(), outcome).given("what is the own tenant's");
    }
}
