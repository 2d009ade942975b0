package dev.touchstone.reference.api;

import dev.touchstone.reference.ledger.Budgets;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.storage.DatabaseAway;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request that was let in, with what it has reserved of its tenant's budget. Its ledger entry
 * gives that back, or its end when there is no entry.
 */
final class Admitted implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Admitted.class);

    private final Budgets budgets;
    private Optional<Reservation> reservation;

    Admitted(Budgets budgets, Optional<Reservation> reservation) {
        this.budgets = budgets;
        this.reservation = reservation;
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
        reservation.ifPresent(this::giveBack);
    }

    private void giveBack(Reservation kept) {
        try {
            budgets.giveBack(kept);
        } catch (DatabaseAway | JdbiException e) {
            LOG.warn("A reservation stays until {}", kept.until(), e);
        }
    }
}
