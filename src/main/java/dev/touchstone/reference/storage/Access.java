package dev.touchstone.reference.storage;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs statements on the database, and tells an absent database from a wrong statement. */
public final class Access {
    private final Database database;

    /** Access to that database. */
    public Access(Database database) {
        this.database = database;
    }

    /** A piece of work on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Handle handle);
    }

    /**
     * Does the work; each statement is a transaction of its own.
     *
     * @throws DatabaseAway when the database cannot be reached
     */
    public <T> T with(Work<T> work) {
        try {
            return open().withHandle(work::on);
        } catch (JdbiException e) {
            throw awayOr(e);
        }
    }

    /**
     * Does the work in one transaction.
     *
     * @throws DatabaseAway when the database cannot be reached
     */
    public <T> T inTransaction(Work<T> work) {
        try {
            return open().inTransaction(work::on);
        } catch (JdbiException e) {
            throw awayOr(e);
        }
    }

    private Jdbi open() {
        return database.jdbi().orElseThrow(() -> new DatabaseAway(null));
    }

    private static RuntimeException awayOr(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && saysAway(sql)) {
                return new DatabaseAway(e);
            }
        }
        return e;
    }

    // PostgreSQL, appendix A: 08 connection exception, 53 insufficient resources, 57 operator
    // intervention. The pool's own timeout has no state.
    private static boolean saysAway(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57");
    }
}
