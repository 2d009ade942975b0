package dev.touchstone.acceptance.world.deeds;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Plugins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant with somebody of each role and something of everything in it. */
public final class Stage {

    /** In use, with a secret. */
    static final String USED = "slack_notifications";

    /** Set up, and not in use. */
    static final String UNUSED = "preferences";

    /** The plugins that deeds are about. */
    static final List<String> PLUGINS = List.of(USED, UNUSED);

    private final RouterUnderTest router;
    private final Cast cast;
    private final Engines engines;
    private final Map<String, String> conversations = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    private String admin;

    public Stage(RouterUnderTest router, Cast cast, Engines engines) {
        this.router = router;
        this.cast = cast;
        this.engines = engines;
    }

    /** Makes the tenant: an admin, an operator, a viewer, and Alan as a colleague of theirs. */
    public void set(String admin, String operator, String viewer) {
        this.admin = admin;
        cast.joinAll(
                List.of(
                        new Member(admin, Role.ADMIN),
                        new Member(operator, Role.OPERATOR),
                        new Member(viewer, Role.OPERATOR),
                        new Member("Alan", Role.OPERATOR)));
        usePlugins(cast.named(admin));
        next.putAll(Map.of(admin, operator, operator, admin, viewer, admin));
        List.of(admin, operator, viewer).forEach(name -> begin(cast.named(name)));
        lower(cast.named(admin), cast.named(viewer));
    }

    /** Who watches the tenant. */
    public Person admin() {
        return cast.called(admin);
    }

    /** From now on the person shows a healthy token that claims that role. */
    public void claim(Person person, Role role) {
        Person claimant =
                new Person(
                        person.name(), person.id(), person.tenantId(), role, person.credential());
        cast.becomes(person.showing(router.issuer().claiming(claimant)));
    }

    /** The one whose role and access are changed, and who does nothing. */
    Person colleague() {
        return cast.called("Alan");
    }

    /** The conversation that the person began. */
    String own(Person person) {
        router.needs(Capability.CONVERSATIONS);
        return conversations.get(person.name());
    }

    /** The conversation that a colleague of the person began. */
    String colleagues(Person person) {
        router.needs(Capability.CONVERSATIONS);
        return conversations.get(next.get(person.name()));
    }

    /** A question that the engines of this scenario know. */
    ChatRequest question() {
        String model = router.description().defaultModel().id();
        return ChatRequest.of(model, List.of(Message.user(engines.marked("May I?"))));
    }

    private void usePlugins(Person admin) {
        if (router.offers(Capability.PLUGINS)) {
            Plugins plugins = router.plugins();
            Map<String, Object> slack = Map.of("webhook_url", "https://hooks.example.com/secret");
            done(admin, "a plugin in use", plugins.enable(admin, USED, slack));
            done(admin, "a plugin", plugins.configure(admin, UNUSED, Map.of("colour", "green")));
        }
    }

    // Without conversations there is at least something in the ledger.
    private void begin(Person person) {
        if (router.offers(Capability.CONVERSATIONS)) {
            Utterance words =
                    new Utterance(
                            Optional.empty(),
                            question().messages().get(0).content(),
                            Optional.of(question().model()));
            Said said =
                    new Reaction<>(person.name(), router.conversations().say(person, words))
                            .given("an answer");
            conversations.put(person.name(), said.conversationId());
        } else {
            done(person, "an answer", router.chat().ask(person, question()));
        }
    }

    // A viewer who was an operator has something of the own: it can be read, and stays as it is.
    private void lower(Person admin, Person operator) {
        done(
                admin,
                "a colleague in another role",
                router.people().changeRole(admin, operator, Role.VIEWER));
        Person viewer =
                new Person(
                        operator.name(),
                        operator.id(),
                        operator.tenantId(),
                        Role.VIEWER,
                        operator.credential());
        cast.becomes(viewer.showing(router.issuer().claiming(viewer)));
    }

    private static void done(Person person, String wish, Outcome<?> outcome) {
        new Reaction<>(person.name(), outcome).given(wish);
    }
}
