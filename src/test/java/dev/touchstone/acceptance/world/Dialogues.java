package dev.touchstone.acceptance.world;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Conversations.Status;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The conversations of a scenario, by their titles, and what was said in them. Each request is sent
 * once.
 */
public final class Dialogues {

    /** How long a router may take to notice that a caller has hung up. */
    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    /** What a router must give at once, and more than most scenarios say or begin. */
    private static final Page WHOLE = new Page(100, 0);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Witnesses witnesses;
    private final Map<String, Conversation> begun = new HashMap<>();
    private final List<Remark> remarks = Collections.synchronizedList(new ArrayList<>());
    private Reaction<?> reaction;
    private List<Conversation> remembered = List.of();

    public Dialogues(RouterUnderTest router, Engines engines, Witnesses witnesses) {
        this.router = router;
        this.engines = engines;
        this.witnesses = witnesses;
    }

    public void begin(Person person, String title, Optional<String> systemPrompt) {
        Outcome<Conversation> made = port().begin(person, new Draft(title, systemPrompt));
        reaction = new Reaction<>(person.name(), made);
        if (made instanceof Outcome.Given<Conversation> given) {
            begun.put(title, given.value());
        }
    }

    public void rename(Person person, String id, String title) {
        reaction = new Reaction<>(person.name(), port().rename(person, id, title));
    }

    public void delete(Person person, String id) {
        reaction = new Reaction<>(person.name(), port().delete(person, id));
    }

    public void read(Person person, String id) {
        reaction = new Reaction<>(person.name(), port().read(person, id));
    }

    public void readHistory(Person person, String id) {
        reaction = new Reaction<>(person.name(), port().history(person, id, WHOLE));
    }

    public void list(Person person, Page page) {
        reaction = new Reaction<>(person.name(), port().list(person, page));
    }

    /** Says something, in a conversation or as the beginning of a new one. */
    public void say(Person person, Optional<String> id, String text) {
        note(said(person, utterance(id, text)));
    }

    /** Says something in a conversation and hangs up when the moment has come. */
    public void leave(Person person, String id, String text, Runnable moment) {
        port().abandon(person, utterance(Optional.of(id), text), moment);
    }

    /** Says something in a conversation, to a model of this name. */
    public void sayTo(String model, Person person, String id, String text) {
        note(
                said(
                        person,
                        new Utterance(Optional.of(id), engines.marked(text), Optional.of(model))));
    }

    /** Does what breaks the contract on purpose. */
    public void breaking(Person person, Function<Conversations, Outcome<?>> deed) {
        reaction = new Reaction<>(person.name(), deed.apply(port().breakingTheContract()));
    }

    /** Says something; something else is done before the engine goes on. */
    public void sayMeanwhile(Person person, String id, String text, Runnable deed) {
        int before = engines.journal().size();
        Utterance utterance = utterance(Optional.of(id), text);
        atOnce(
                List.of(() -> said(person, utterance)),
                end -> {
                    engines.awaitArrivals(before + 1);
                    deed.run();
                    engines.release();
                });
    }

    /**
     * Both say something at the same moment. A router that takes one after the other is given the
     * time to.
     */
    public void sayAtOnce(Person first, String one, Person second, String other, String id) {
        Utterance ones = utterance(Optional.of(id), one);
        Utterance others = utterance(Optional.of(id), other);
        together(List.of(() -> said(first, ones), () -> said(second, others)));
    }

    /** Both hear an answer at the same moment, in the same way. */
    public void hearAtOnce(Person first, String one, Person second, String other, String id) {
        Utterance ones = utterance(Optional.of(id), one);
        Utterance others = utterance(Optional.of(id), other);
        together(List.of(() -> heard(first, ones), () -> heard(second, others)));
    }

    /** Says all of this at the same moment, each as the beginning of a conversation. */
    public void sayAllAtOnce(Person person, List<String> texts) {
        together(
                texts.stream()
                        .map(text -> utterance(Optional.empty(), text))
                        .<Supplier<Remark>>map(utterance -> () -> said(person, utterance))
                        .toList());
    }

    private void together(List<Supplier<Remark>> each) {
        int expected = engines.journal().size() + each.size();
        atOnce(each, end -> engines.releaseTogether(expected, end));
    }

    private void atOnce(List<Supplier<Remark>> each, Consumer<CompletableFuture<Void>> meanwhile) {
        router.needs(Capability.CONVERSATIONS);
        ExecutorService callers = Executors.newFixedThreadPool(each.size());
        try {
            List<CompletableFuture<Remark>> said =
                    each.stream().map(one -> CompletableFuture.supplyAsync(one, callers)).toList();
            meanwhile.accept(CompletableFuture.allOf(said.toArray(CompletableFuture[]::new)));
            said.forEach(remark -> note(remark.join()));
        } finally {
            callers.shutdown();
        }
    }

    /** Begins to hear the answer in pieces. */
    public void hear(Person person, Optional<String> id, String text) {
        Utterance utterance = utterance(id, text);
        note(new Remark(person, utterance, port().stream(person, utterance)));
    }

    /** Hears the whole answer in pieces. */
    public void hearAll(Person person, Optional<String> id, String text) {
        note(heard(person, utterance(id, text)));
    }

    private void note(Remark remark) {
        remarks.add(remark);
        reaction = remark.reaction();
    }

    /** Notes what there is, before something is tried that must come to nothing. */
    public void remember(Person person) {
        witnesses.note();
        remembered = all(person);
    }

    /** What the person saw in the list when it was noted. */
    public List<Conversation> remembered() {
        return remembered;
    }

    /** The conversation of this id, as it was when it was noted. */
    public Conversation remembered(String id) {
        return remembered.stream()
                .filter(conversation -> conversation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The list should have had " + id));
    }

    /** Reads pages until one is empty, or there are more than there can be. */
    public List<List<Conversation>> pages(Person person, int size) {
        List<List<Conversation>> pages = new ArrayList<>();
        int offset = 0;
        do {
            pages.add(page(person, new Page(size, offset)));
            offset += size;
        } while (!pages.get(pages.size() - 1).isEmpty() && offset <= begun.size() + size);
        return pages;
    }

    /** The history once no answer is under way any more. */
    public List<StoredMessage> settledHistory(Person person, String id) {
        try {
            return Awaitility.await()
                    .atMost(PROMPTLY)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> history(person, id), Dialogues::isSettled);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "No answer should be under way any more %d s after its end, but one is: %s"
                            .formatted(PROMPTLY.toSeconds(), history(person, id)),
                    e);
        }
    }

    private static boolean isSettled(List<StoredMessage> history) {
        return history.stream().noneMatch(message -> message.status() == Status.PENDING);
    }

    public Remark last() {
        return remarks.get(remarks.size() - 1);
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** What came of what was tried last. */
    public Reaction<?> reaction() {
        return reaction;
    }

    /** The conversation that somebody of this scenario has begun under this title. */
    public Conversation titled(String title) {
        return Optional.ofNullable(begun.get(title))
                .orElseThrow(() -> new IllegalStateException("Nobody has begun " + title));
    }

    /** A page of the conversations, as the person sees it. */
    public List<Conversation> page(Person person, Page page) {
        return new Reaction<>(person.name(), port().list(person, page))
                .given("a page of the conversations");
    }

    /** All conversations, as the person sees them. */
    public List<Conversation> all(Person person) {
        return page(person, WHOLE);
    }

    /** The conversation as the person sees it now. */
    public Conversation seen(Person person, String id) {
        return new Reaction<>(person.name(), port().read(person, id)).given("the conversation");
    }

    public List<StoredMessage> history(Person person, String id) {
        return historyPage(person, id, WHOLE);
    }

    /** The history as pages tell it, until one is empty or there are more than there can be. */
    public List<StoredMessage> historyInPages(Person person, String id, int size) {
        List<StoredMessage> joined = new ArrayList<>();
        List<StoredMessage> page = historyPage(person, id, new Page(size, 0));
        int enough = 2 * remarks.size() + size;
        for (int offset = size; !page.isEmpty() && offset <= enough; offset += size) {
            joined.addAll(page);
            page = historyPage(person, id, new Page(size, offset));
        }
        return joined;
    }

    private List<StoredMessage> historyPage(Person person, String id, Page page) {
        return new Reaction<>(person.name(), port().history(person, id, page))
                .given("what was said in the conversation");
    }

    /** Leaves every answer that is still being heard. */
    public void hangUpAll() {
        remarks().stream().flatMap(remark -> remark.stream().stream()).forEach(AnswerStream::close);
    }

    private Remark said(Person person, Utterance utterance) {
        return new Remark(person, utterance, port().say(person, utterance));
    }

    private Remark heard(Person person, Utterance utterance) {
        Remark remark = new Remark(person, utterance, port().stream(person, utterance));
        if (remark.outcome() instanceof Outcome.Given<?>) {
            remark.readToEnd();
        }
        return remark;
    }

    private Utterance utterance(Optional<String> id, String text) {
        return new Utterance(id, engines.marked(text), Optional.empty());
    }

    private Conversations port() {
        return router.conversations();
    }
}
