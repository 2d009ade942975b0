package dev.touchstone.reference.api;

import dev.touchstone.reference.ledger.Budgets;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.limits.Turnstile;
import dev.touchstone.reference.storage.DatabaseAway;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that was let in, with its turn and what it has reserved of its tenant's budget. Its
 * ledger entry gives the reservation back, or its end when there is no entry.
 */
final class Admitted implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Admitted.class);

    private final Budgets budgets;
    private final Turnstile.Turn turn;
    private Optional<Reservation> reservation = Optional.empty();

    Admitted(Budgets budgets, Turnstile.Turn turn) {
        this.budgets = budgets;
        this.turn = turn;
    }

    void reserves(Reservation kept) {
        reservation = Optional.of(kept);
    }

    Optional<Reservation> reservation() {
        return reservation;
    }

    /** The entry is written, and has given the reservation back. */
    void entered() {
        reservation = Optional.empty();
    }

    @Override
    public void close() {
        try {
            reservation.ifPresent(this::giveBack);
        } finally {
            turn.end();
        }
    }

    private void giveBack(Reservation kept) {
        try {
            budgets.giveBack(kept);
        } catch (DatabaseAway | JdbiException e) {
            LOG.warn("A reservation stays until {}", kept.until(), e);
        }
    }
}
