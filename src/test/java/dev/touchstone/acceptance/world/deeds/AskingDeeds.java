package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What asks an engine: it is entered and counted once, for whoever asked. */
public final class AskingDeeds {

    static final Set<Part> COSTS = Set.of(Part.LEDGER, Part.ANALYTICS, Part.ENGINES);

    private final RouterUnderTest router;
    private final Stage stage;

    public AskingDeeds(RouterUnderTest router, Stage stage) {
        this.router = router;
        this.stage = stage;
    }

    Stream<Deed> all() {
        return Stream.of(
                new Deed("ask a question", COSTS, this::ask, this::answered),
                new Deed("stream an answer", COSTS, this::stream, this::streamed));
    }

    private Outcome<?> ask(Person who) {
        return router.chat().ask(who, stage.question());
    }

    private Outcome<?> stream(Person who) {
        Outcome<AnswerStream> outcome = router.chat().stream(who, stage.question());
        if (outcome instanceof Outcome.Given<AnswerStream> given) {
            read(given.value());
        }
        return outcome;
    }

    /** To its end. */
    static void read(AnswerStream answer) {
        try (answer) {
            while (answer.next().isPresent()) {
                // the stream keeps what it reads
            }
        }
    }

    private void answered(Person who, Object told, TenantState before, TenantState after) {
        Answer answer = (Answer) told;
        entered(who, Optional.of(answer.trail()), answer.usage(), before, after);
    }

    private void streamed(Person who, Object told, TenantState before, TenantState after) {
        AnswerStream stream = (AnswerStream) told;
        assertThat(stream.ending()).as("how the stream ended").isEqualTo(AnswerStream.Ending.CLEAN);
        entered(who, Optional.of(stream.trail()), Optional.empty(), before, after);
    }

    /** One engine was asked once, and one entry was made and counted. */
    void entered(
            Person who,
            Optional<Trail> trail,
            Optional<Usage> usage,
            TenantState before,
            TenantState after) {
        assertThat(after.engineRequests())
                .as("requests that reached an engine")
                .isEqualTo(before.engineRequests() + 1);
        assertThat(after.ledger().subList(1, after.ledger().size()))
                .as("the entries from before, in the ledger of now")
                .isEqualTo(before.ledger());
        LedgerEntry entry = after.ledger().get(0);
        Model model = router.description().defaultModel();
        assertThat(entry.userId()).as("who pays").isEqualTo(who.id());
        assertThat(entry.model()).as("the model of the entry").isEqualTo(model.id());
        assertThat(entry.cost())
                .as("the cost")
                .isEqualByComparingTo(model.price().of(entry.usage()));
        trail.flatMap(Trail::requestId)
                .ifPresent(id -> assertThat(entry.requestId()).as("the request").isEqualTo(id));
        usage.ifPresent(told -> assertThat(entry.usage()).as("the tokens").isEqualTo(told));
        counted(entry, before, after);
    }

    private static void counted(LedgerEntry entry, TenantState before, TenantState after) {
        List<Totals> expected =
                before.analytics().stream()
                        .map(summary -> summary.totals().plus(totals(entry)))
                        .toList();
        assertThat(after.analytics().stream().map(summary -> summary.totals()).toList())
                .as("the analytics, with one call more")
                .isEqualTo(expected);
    }

    private static Totals totals(LedgerEntry entry) {
        return new Totals(1, entry.usage(), entry.cost());
    }
}
