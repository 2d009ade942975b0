package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.Attempt.Thing;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tenants side by side, and what people of one of them try with the things of another one. */
public final class Neighbours {

    private static final Page ALL = new Page(100, 0);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private final Map<String, Thing> things = new HashMap<>();
    private final Map<String, Kept> kept = new HashMap<>();

    public Neighbours(RouterUnderTest router, Engines engines, Cast cast) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
    }

    /** What a tenant keeps of its conversations and people, as its administrator sees it. */
    private record Kept(
            List<Conversation> conversations,
            Map<String, List<StoredMessage>> messages,
            List<?> people) {}

    /** Makes what can be tried with: a conversation in which something was said, and a colleague. */
    public void furnish(Person admin) {
        Conversation begun =
                given(
                        admin,
                        port().begin(
                                        admin,
                                        new Draft("Plans of " + admin.name(), Optional.empty())));
        String said = engines.marked("The plan of " + admin.name());
        Said answered =
                given(
                        admin,
                        port().say(
                                        admin,
                                        new Utterance(
                                                Optional.of(begun.id()), said, Optional.empty())));
        Person colleague = cast.invite(router.people(), admin, "Colleague", Role.OPERATOR);
        things.put(admin.name(), new Thing(answered.conversationId(), said, colleague));
        kept.put(admin.name(), kept(admin));
    }

    /** The thing of that admin's tenant. */
    public Thing of(Person admin) {
        return things.get(admin.name());
    }

    /** A thing that nobody has. */
    public Thing ofNobody() {
        Person nobody =
                new Person(
                        "Nobody", UUID.randomUUID().toString(), "", Role.OPERATOR, new Credential.None());
        return new Thing(UUID.randomUUID().toString(), engines.marked("Is anybody there?"), nobody);
    }

    public Outcome<?> attempt(Attempt attempt, Person who, Thing thing) {
        return attempt.with(asked(), who, thing);
    }

    /** The router as {@link Attempt} asks it; what it does not offer ends the scenario. */
    public Router asked() {
        return router.observed();
    }

    /** What that admin's tenant keeps now, and what it kept when it was furnished. */
    public Map.Entry<?, ?> nowAndThen(Person admin) {
        return Map.entry(kept(admin), kept.get(admin.name()));
    }

    private Kept kept(Person admin) {
        List<Conversation> conversations = given(admin, port().list(admin, ALL));
        Map<String, List<StoredMessage>> messages =
                conversations.stream()
                        .map(Conversation::id)
                        .collect(
                                Collectors.toMap(
                                        id -> id, id -> given(admin, port().history(admin, id, ALL))));
        return new Kept(conversations, messages, given(admin, router.people().list(admin)));
    }

    private Conversations port() {
        return router.conversations();
    }

    private static <T> T given(Person person, Outcome<T> outcome) {
        return new Reaction<>(person.name(), outcome).given("what is the own tenant's");
    }
}
