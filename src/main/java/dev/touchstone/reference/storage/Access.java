package dev.touchstone.reference.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs statements for one tenant, and tells an absent database from a wrong statement. */
public final class Access {
    /** The parameter of a transaction that tells the database the tenant's id. */
    public static final String TENANT = "touchstone.tenant";

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
     * Does the work in one transaction that sees and changes that tenant's rows only: row-level
     * security hides all others, whatever a statement asks for (TENANT-7).
     *
     * @throws DatabaseAway when the database cannot be reached
     */
    public <T> T inTenant(UUID tenantId, Work<T> work) {
        try {
            return open().inTransaction(handle -> work.on(in(tenantId, handle)));
        } catch (JdbiException e) {
            throw awayOr(e);
        }
    }

    // For this transaction only: the connection goes back to the pool without a tenant.
    private static Handle in(UUID tenantId, Handle handle) {
        handle.execute("set local " + TENANT + " = '" + tenantId + "'");
        return handle;
    }

    private Jdbi open() {
        return database.jdbi().orElseThrow(() -> new DatabaseAway(null));
    }

    private RuntimeException awayOr(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && saysAway(sql)) {
                if (isLost(sql)) {
                    database.distrust();
                }
                return new DatabaseAway(e);
            }
        }
        return e;
    }

    // PostgreSQL, appendix A: 08 connection exception, 53 insufficient resources, 57 operator
    // intervention. The pool's own timeout has the state of whatever kept it from connecting.
    private static boolean saysAway(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57");
    }

    /** A connection that was there is gone; the pool's own failure says that it got none. */
    private static boolean isLost(SQLException e) {
        String state = e.getSQLState();
        return !(e instanceof SQLTransientConnectionException)
                && state != null
                && (state.startsWith("08") || state.startsWith("57"));
    }
}
