package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.TenantSettings.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The budget of one tenant, and what is asked when it comes to an end. */
public final class Purse {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private final Talk talk;
    private final Quotas quotas;
    private final Witnesses witnesses;
    private Person admin;
    private BigDecimal spent;
    private int asked;
    private int entered;
    private List<?> begun = List.of();
    private List<Outcome<?>> outcomes = List.of();

    public Purse(
            RouterUnderTest router,
            Engines engines,
            Cast cast,
            Talk talk,
            Quotas quotas,
            Witnesses witnesses) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
        this.talk = talk;
        this.quotas = quotas;
        this.witnesses = witnesses;
    }

    /** A new tenant gets an answer, and then a budget of what that has cost and so much more. */
    public void open(String name, BigDecimal left) {
        open(name, left, this::buy);
    }

    private void buy(Person person) {
        talk.ask(person, talk.question("What does an answer cost?"));
        talk.answer();
    }

    /**
     * A new tenant spends something in this way, and then gets a budget of that and so much more.
     */
    public void open(String name, BigDecimal left, Consumer<Person> spending) {
        admin = cast.join(name, Role.ADMIN, Optional.empty());
        spending.accept(admin);
        leave(left);
    }

    /** A new tenant that has asked nothing gets this budget. */
    public void openUnused(String name, BigDecimal budget) {
        admin = cast.join(name, Role.ADMIN, Optional.empty());
        quotas.set(admin, new Budget(Optional.of(budget)));
        note();
    }

    /** The admin hangs up on an answer of which two tokens were read, and that is entered. */
    public void hangUp() {
        engines.follow(Behaviour.answer("One two three").holdAfter(2), Behaviour.echo());
        talk.begin(admin, talk.question("What does half an answer cost?"));
        talk.hangUpAfter(2);
        witnesses.awaitEntries(admin, entered + 1);
    }

    /** The budget is what the tenant has spent by now, and so much more. */
    public void leave(BigDecimal left) {
        quotas.set(admin, new Budget(Optional.of(quotas.spent(admin).add(left))));
        note();
    }

    private void note() {
        spent = quotas.spent(admin);
        asked = engines.journal().size();
        entered = entries();
        begun = conversations();
    }

    /** What the tenant has spent since its budget was set. */
    public BigDecimal spentSince() {
        return quotas.spent(admin).subtract(spent);
    }

    /** Asks once more, and tells what came of it. */
    public Reaction<?> again() {
        return new Reaction<>(admin.name(), quotas.ask(admin, quotas.first()));
    }

    /** Neither engines nor ledger nor conversations show that anybody has asked since then. */
    public void nothingSince() {
        assertThat(engines.journal()).as("requests that reached an engine").hasSize(asked);
        assertThat(entries()).as("entries in the ledger").isEqualTo(entered);
        assertThat(conversations())
                .as("conversations, of which none was to begin")
                .isEqualTo(begun);
    }

    private List<?> conversations() {
        return router.offers(Capability.CONVERSATIONS)
                ? new Reaction<>(admin.name(), router.conversations().list(admin, new Page(100, 0)))
                        .given("the conversations")
                : List.of();
    }

    private int entries() {
        return new Reaction<>(admin.name(), router.ledger().entries(admin))
                .given("the ledger")
                .size();
    }

    /**
     * Asks so many questions at once, every second time for a stream. Engines hold their answers
     * back until each question has reached one or has come to nothing.
     */
    public void askAtOnce(int questions) {
        engines.answer(Behaviour.answer("One two three").holdAfter(1));
        ExecutorService callers = Executors.newFixedThreadPool(questions);
        AtomicInteger ended = new AtomicInteger();
        int before = engines.journal().size();
        try {
            List<CompletableFuture<Outcome<?>>> asking =
                    IntStream.range(0, questions)
                            .mapToObj(i -> later(i % 2 == 1, ended, callers))
                            .toList();
            awaitThat(() -> engines.journal().size() - before + ended.get(), questions);
            engines.release();
            outcomes = asking.stream().<Outcome<?>>map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    private CompletableFuture<Outcome<?>> later(
            boolean stream, AtomicInteger ended, ExecutorService callers) {
        ChatRequest question = talk.question("How much is left?");
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return stream ? heard(question) : router.chat().ask(admin, question);
                    } finally {
                        ended.incrementAndGet();
                    }
                },
                callers);
    }

    private Outcome<?> heard(ChatRequest question) {
        Outcome<AnswerStream> outcome = router.chat().stream(admin, question);
        if (outcome instanceof Outcome.Given<AnswerStream> given) {
            try (AnswerStream stream = given.value()) {
                talk.readToEnd(stream);
            }
        }
        return outcome;
    }

    /** A router that takes one after the other never gets so far, and is judged all the same. */
    private static void awaitThat(IntSupplier number, int wanted) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        Awaitility.await()
                .atMost(Engines.atLeisure())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> number.getAsInt() >= wanted || System.nanoTime() > patience);
    }

    /** What came of the questions at once. */
    public List<Reaction<?>> reactions() {
        return outcomes.stream()
                .<Reaction<?>>map(outcome -> new Reaction<>(admin.name(), outcome))
                .toList();
    }

    /** How many of them got an answer. */
    public long answered() {
        return outcomes.stream().filter(Outcome.Given.class::isInstance).count();
    }
}
