package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The router's tables, asked directly: with the router's own role, and without any filter by tenant
 * (TENANT-7). Nothing that is tried here stays.
 */
public final class TenantTables {

    /** What is tried with all rows of a table. */
    public enum Attempt {
        READ("select distinct %2$s::text from %1$s", ""),
        CHANGE(
                "with reached as (update %1$s set %2$s = %2$s returning %2$s)"
                        + " select distinct %2$s::text from reached",
                "update %1$s set %2$s = current_setting('%3$s')::uuid"),
        DELETE(
                "with reached as (delete from %1$s returning %2$s)"
                        + " select distinct %2$s::text from reached",
                "delete from %1$s");

        private final String sql;

        /** The same without reading anything: what may not be read is not safe by that. */
        private final String blind;

        Attempt(String sql, String blind) {
            this.sql = sql;
            this.blind = blind;
        }
    }

    /** PostgreSQL, appendix A: insufficient privilege; a policy that is violated says it, too. */
    private static final String FORBIDDEN = "42501";

    /** PostgreSQL, appendix A: the class of violated keys, which are checked after policies. */
    private static final String BROKEN_KEY = "23";

    /** The table of the tenants themselves has another column for them. */
    private static final String COLUMNS =
            """
            select table_name, column_name from information_schema.columns
             where table_schema = 'public'
               and (column_name = 'tenant_id' or table_name = 'tenants' and column_name = 'id')
            """;

    /** In place of a tenant: of whom the rows are cannot be read. */
    private static final String UNSEEN = "tenants whose rows are not even shown";

    private final DatabaseAddress application;
    private final String setting;

    /**
     * @param application the database, with the router's own role
     * @param setting the parameter by which the router tells the database the tenant
     */
    TenantTables(DatabaseAddress application, String setting) {
        this.application = application;
        this.setting = setting;
    }

    /**
     * The tenants whose rows an attempt reaches, for each table that holds rows of tenants.
     *
     * @param tenantId on whose behalf; empty for nobody's
     */
    public Map<String, Set<String>> reached(Attempt attempt, Optional<String> tenantId) {
        return each(
                tenantId,
                (statement, table, column) -> {
                    boolean others =
                            !attempt.blind.isEmpty()
                                    && reachesUnseen(
                                            statement,
                                            table,
                                            attempt.blind.formatted(table, column, setting));
                    Set<String> reached = first(statement, attempt.sql.formatted(table, column));
                    if (others) {
                        reached.add(UNSEEN);
                    }
                    return reached;
                });
    }

    /** Whether more rows are reached than are to be seen. */
    private static boolean reachesUnseen(Statement statement, String table, String blind)
            throws SQLException {
        int seen =
                Integer.parseInt(
                        first(statement, "select count(*) from " + table).iterator().next());
        statement.execute("savepoint before");
        try {
            return statement.executeUpdate(blind) > seen;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(BROKEN_KEY)) {
                return true;
            }
            throw e;
        } finally {
            statement.execute("rollback to savepoint before");
        }
    }

    /** The tables in which rows of one tenant can be written into another one. */
    public Set<String> givenAway(String tenantId, String otherId) {
        String give = "update %s set %s = '" + otherId + "'";
        Map<String, Boolean> given =
                each(
                        Optional.of(tenantId),
                        (statement, table, column) ->
                                passes(statement, give.formatted(table, column)));
        given.values().removeIf(happened -> !happened);
        return given.keySet();
    }

    /** Whether the protection lets it through, whatever comes of it after that. */
    private static boolean passes(Statement statement, String update) throws SQLException {
        try {
            return statement.executeUpdate(update) > 0;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(BROKEN_KEY)) {
                return true;
            }
            throw e;
        }
    }

    private interface Question<T> {
        T ask(Statement statement, String table, String column) throws SQLException;
    }

    /** Asks of each table; what the database forbids has no answer. */
    private <T> Map<String, T> each(Optional<String> tenantId, Question<T> question) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Map<String, T> answers = new TreeMap<>();
            for (Map.Entry<String, String> table : columns(statement).entrySet()) {
                if (tenantId.isPresent()) {
                    statement.execute("set local %s = '%s'".formatted(setting, tenantId.get()));
                }
                ask(question, statement, table.getKey(), table.getValue())
                        .ifPresent(answer -> answers.put(table.getKey(), answer));
                connection.rollback();
            }
            return answers;
        } catch (SQLException e) {
            throw new StackFailed(
                    "The database %s cannot be asked: %s".formatted(application, e.getMessage()),
                    e);
        }
    }

    private static <T> Optional<T> ask(
            Question<T> question, Statement statement, String table, String column)
            throws SQLException {
        try {
            return Optional.of(question.ask(statement, table, column));
        } catch (SQLException e) {
            if (FORBIDDEN.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        application.jdbcUrl(), application.user(), application.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static Map<String, String> columns(Statement statement) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    private static Set<String> first(Statement statement, String sql) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
