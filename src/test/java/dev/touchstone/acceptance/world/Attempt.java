package dev.touchstone.acceptance.world;

import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Router;
import java.util.Optional;

/** What somebody can try with a thing of a tenant that is known by its id. */
public enum Attempt {
    READ("read the conversation", (r, who, it) -> r.conversations().read(who, it.conversation())),
    READ_MESSAGES(
            "read what was said in the conversation",
            (r, who, it) -> r.conversations().history(who, it.conversation(), new Page(50, 0))),
    RENAME(
            "rename the conversation",
            (r, who, it) -> r.conversations().rename(who, it.conversation(), "Mine now")),
    DELETE(
            "delete the conversation",
            (r, who, it) -> r.conversations().delete(who, it.conversation())),
    SAY(
            "say something in the conversation",
            (r, who, it) -> r.conversations().say(who, it.utterance())),
    STREAM(
            "stream something in the conversation",
            (r, who, it) -> r.conversations().stream(who, it.utterance())),
    DISABLE("disable the person", (r, who, it) -> r.people().activate(who, it.person(), false)),
    CHANGE_ROLE(
            "change the role of the person",
            (r, who, it) -> r.people().changeRole(who, it.person(), Role.VIEWER));

    private final String words;
    private final Way way;

    Attempt(String words, Way way) {
        this.words = words;
        this.way = way;
    }

    private interface Way {
        Outcome<?> with(Router router, Person who, Thing thing);
    }

    /**
     * What is tried with: of somebody's tenant, or of nobody's.
     *
     * @param conversation its id
     * @param said what would be said in it
     */
    public record Thing(String conversation, String said, Person person) {

        private Utterance utterance() {
            return new Utterance(Optional.of(conversation), said, Optional.empty());
        }
    }

    /** Completes "Ada tries to ...". */
    public String words() {
        return words;
    }

    /** Tries it once. */
    public Outcome<?> with(Router router, Person who, Thing thing) {
        return way.with(router, who, thing);
    }
}
