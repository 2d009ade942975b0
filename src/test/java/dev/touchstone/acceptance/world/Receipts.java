package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Optional;

/** The answers that somebody got in full, against the ledger. */
public final class Receipts {

    private final RouterUnderTest router;
    private final Talk talk;
    private final Witnesses witnesses;

    public Receipts(RouterUnderTest router, Talk talk, Witnesses witnesses) {
        this.router = router;
        this.talk = talk;
        this.witnesses = witnesses;
    }

    /**
     * What was answered in full, or what is charged.
     *
     * @param usage empty when the answer did not tell it
     */
    public record Receipt(String request, String deployment, Optional<Usage> usage) {

        private static Receipt of(Turn turn) {
            Trail trail = turn.trail();
            return new Receipt(turn.requestId(), trail.servedBy().orElse(""), usage(turn.given()));
        }

        private static Optional<Usage> usage(Object given) {
            return given instanceof Answer answer
                    ? answer.usage()
                    : ReadStream.of((AnswerStream) given).usages().stream().findFirst();
        }

        private static Receipt of(LedgerEntry entry) {
            return new Receipt(entry.requestId(), entry.deployment(), Optional.of(entry.usage()));
        }
    }

    /** The ledger charges exactly what was answered in full, each once, to the last decimal. */
    public void agree(Person reader) {
        List<LedgerEntry> charged = charged(reader);
        assertThat(charged.stream().map(Receipt::of))
                .as("what the ledger charges for, against the answers that were given in full")
                .containsExactlyInAnyOrderElementsOf(inFull());
        charged.forEach(this::isAtItsPrice);
    }

    /** Every answer that was given in full is there once; of others, only a few. */
    public void areKept(Person reader, int others) {
        List<LedgerEntry> charged = charged(reader);
        assertThat(charged)
                .extracting(LedgerEntry::requestId)
                .as("requests that the ledger charges for")
                .doesNotHaveDuplicates();
        assertThat(charged.stream().map(Receipt::of))
                .as("what the ledger charges for, against the answers that were given in full")
                .containsAll(inFull());
        assertThat(charged.size() - inFull().size())
                .as("answers that were charged for and that nobody got in full")
                .isBetween(0, others);
        charged.forEach(this::isAtItsPrice);
    }

    private List<Receipt> inFull() {
        return talk.turns().stream().filter(Turn::isInFull).map(Receipt::of).toList();
    }

    private List<LedgerEntry> charged(Person reader) {
        return witnesses.ledger(reader).stream()
                .filter(entry -> entry.cost().signum() != 0)
                .toList();
    }

    private void isAtItsPrice(LedgerEntry entry) {
        assertThat(entry.cost())
                .as("what the ledger charges for a request, in US dollars")
                .isEqualByComparingTo(
                        router.description()
                                .model(entry.model())
                                .price(entry.deployment())
                                .of(entry.usage()));
    }
}
