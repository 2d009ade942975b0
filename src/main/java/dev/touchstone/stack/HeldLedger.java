package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table of the ledger, held by somebody else: whoever writes into it waits until it is let go,
 * with the connection in hand; reading goes on.
 */
public final class HeldLedger implements AutoCloseable {

    private static final String HOLD = "lock table ledger in share mode";
    private static final String WAITING =
            "select count(*) from pg_locks where relation = 'ledger'::regclass and not granted";

    private final Connection connection;

    private HeldLedger(Connection connection) {
        this.connection = connection;
    }

    static HeldLedger hold(DatabaseAddress owner) {
        try {
            Connection connection =
                    DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(HOLD);
            }
            return new HeldLedger(connection);
        } catch (SQLException e) {
            throw new StackFailed("The ledger's table cannot be held", e);
        }
    }

    /** How many wait to write into it. */
    public int waiting() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new StackFailed("Nobody can say who waits for the ledger's table", e);
        }
    }

    /** Lets it go. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StackFailed("The ledger's table cannot be let go", e);
        }
    }
}
