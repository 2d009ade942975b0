package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.Status;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is done with the conversations of a tenant. */
public final class ConversationDeeds {

    static final String DELETE_A_COLLEAGUES = "delete a colleague's conversation";

    private static final Set<Part> CHANGES = Set.of(Part.CONVERSATIONS);
    private static final Page ALL = new Page(100, 0);
    private static final String TITLE = "Another title";

    private final RouterUnderTest router;
    private final Stage stage;
    private final AskingDeeds asking;

    public ConversationDeeds(RouterUnderTest router, Stage stage, AskingDeeds asking) {
        this.router = router;
        this.stage = stage;
        this.asking = asking;
    }

    Stream<Deed> all() {
        EnumSet<Part> everythingSaid = EnumSet.of(Part.CONVERSATIONS);
        everythingSaid.addAll(AskingDeeds.COSTS);
        return Stream.of(
                Deed.reading(
                        "list the conversations",
                        who -> router.conversations().list(who, ALL),
                        (who, told, before, after) ->
                                ReadingDeeds.same(told, conversations(after), "the list")),
                Deed.reading(
                        "read a colleague's conversation",
                        who -> router.conversations().read(who, stage.colleagues(who)),
                        (who, told, before, after) ->
                                ReadingDeeds.same(
                                        told,
                                        dialogue(after, stage.colleagues(who)).conversation(),
                                        "the conversation")),
                Deed.reading(
                        "read what a colleague said",
                        who -> router.conversations().history(who, stage.colleagues(who), ALL),
                        (who, told, before, after) ->
                                ReadingDeeds.same(
                                        told,
                                        dialogue(after, stage.colleagues(who)).messages(),
                                        "the history")),
                new Deed("begin a conversation", CHANGES, this::begin, ConversationDeeds::begun),
                new Deed("say something in a conversation", everythingSaid, this::say, this::said),
                new Deed(
                        "stream something in a conversation",
                        everythingSaid,
                        this::stream,
                        this::streamed),
                new Deed(
                        "rename a conversation",
                        CHANGES,
                        who -> router.conversations().rename(who, stage.own(who), TITLE),
                        this::renamed),
                deletion("delete an own conversation", true),
                deletion(DELETE_A_COLLEAGUES, false));
    }

    private Deed deletion(String words, boolean own) {
        return new Deed(
                words,
                CHANGES,
                who ->
                        router.conversations()
                                .delete(who, own ? stage.own(who) : stage.colleagues(who)),
                (who, told, before, after) ->
                        assertThat(after.conversations())
                                .as("the conversations, without one")
                                .isEqualTo(
                                        without(
                                                before,
                                                own ? stage.own(who) : stage.colleagues(who))));
    }

    private Outcome<?> begin(Person who) {
        return router.conversations().begin(who, new Draft(TITLE, Optional.empty()));
    }

    private Outcome<?> say(Person who) {
        return router.conversations().say(who, utterance(who));
    }

    private Outcome<?> stream(Person who) {
        Outcome<SaidInPieces> outcome = router.conversations().stream(who, utterance(who));
        if (outcome instanceof Outcome.Given<SaidInPieces> given) {
            AskingDeeds.read(given.value().answer());
        }
        return outcome;
    }

    private Utterance utterance(Person who) {
        return new Utterance(
                Optional.of(stage.own(who)), words(), Optional.of(stage.question().model()));
    }

    private String words() {
        return stage.question().messages().get(0).content();
    }

    private static void begun(Person who, Object told, TenantState before, TenantState after) {
        Conversation made = (Conversation) told;
        List<Dialogue> expected = new ArrayList<>(before.conversations());
        expected.add(0, new Dialogue(made, List.of()));
        assertThat(made.userId()).as("whose conversation it is").isEqualTo(who.id());
        assertThat(after.conversations())
                .as("the conversations, with a new one")
                .isEqualTo(expected);
    }

    private void renamed(Person who, Object told, TenantState before, TenantState after) {
        String id = stage.own(who);
        assertThat(untouched(after.conversations()))
                .as("the conversations, with another title for one")
                .isEqualTo(
                        before.conversations().stream()
                                .map(
                                        each ->
                                                each.id().equals(id)
                                                        ? each.with(TITLE)
                                                        : each.untouched())
                                .toList());
        othersAreAsBefore(id, before, after);
    }

    private void said(Person who, Object told, TenantState before, TenantState after) {
        Said said = (Said) told;
        assertThat(added(who, before, after).get(1).content())
                .as("what is kept of the answer")
                .isEqualTo(said.response());
        asking.entered(who, Optional.of(said.trail()), said.usage(), before, after);
    }

    private void streamed(Person who, Object told, TenantState before, TenantState after) {
        AnswerStream answer = ((SaidInPieces) told).answer();
        assertThat(answer.ending()).as("how the stream ended").isEqualTo(AnswerStream.Ending.CLEAN);
        added(who, before, after);
        asking.entered(who, Optional.of(answer.trail()), Optional.empty(), before, after);
    }

    /** What was said, and what was answered: only that is new, and only there. */
    private List<StoredMessage> added(Person who, TenantState before, TenantState after) {
        String id = stage.own(who);
        List<StoredMessage> messages = dialogue(after, id).messages();
        List<StoredMessage> old = dialogue(before, id).messages();
        assertThat(messages.subList(0, messages.size() - 2))
                .as("what was said before")
                .isEqualTo(old);
        List<StoredMessage> added = messages.subList(old.size(), messages.size());
        assertThat(added)
                .extracting(StoredMessage::role, StoredMessage::status)
                .as("what was said now")
                .containsExactly(
                        tuple(Message.Role.USER, Status.COMPLETE),
                        tuple(Message.Role.ASSISTANT, Status.COMPLETE));
        assertThat(added.get(0).content()).as("what is kept of the words").isEqualTo(words());
        othersAreAsBefore(id, before, after);
        return added;
    }

    private static void othersAreAsBefore(String id, TenantState before, TenantState after) {
        assertThat(without(after, id)).as("the other conversations").isEqualTo(without(before, id));
    }

    private static List<Dialogue> without(TenantState state, String id) {
        return state.conversations().stream().filter(each -> !each.id().equals(id)).toList();
    }

    private static List<Dialogue> untouched(List<Dialogue> dialogues) {
        return dialogues.stream().map(Dialogue::untouched).toList();
    }

    private static List<Conversation> conversations(TenantState state) {
        return state.conversations().stream().map(Dialogue::conversation).toList();
    }

    private static Dialogue dialogue(TenantState state, String id) {
        return state.conversations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("A conversation is gone: " + id));
    }
}
