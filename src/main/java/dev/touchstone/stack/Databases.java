package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes, closes, opens and removes the databases of one run. While the run lives, its connection
 * holds an advisory lock on the run's number, so that another run can tell a living run's databases
 * from those that a killed one left.
 */
final class Databases implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("touchstone_(\\d+)_\\w+");

    private static final long PATIENCE_SECONDS = 10;

    private final Connection connection;
    private final DatabaseAddress server;

    private Databases(Connection connection, DatabaseAddress server) {
        this.connection = connection;
        this.server = server;
    }

    /** The name of a database of a run. */
    static String name(long run, String system) {
        return "touchstone_%d_%s".formatted(run, system);
    }

    static Databases of(DatabaseAddress server, long run) {
        try {
            Connection connection =
                    DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
            Databases databases = new Databases(connection, server);
            databases.execute("SELECT pg_advisory_lock(" + run + ")");
            databases.sweep();
            return databases;
        } catch (SQLException e) {
            throw new StackFailed(
                    "The PostgreSQL at %s cannot be used: %s. TESTING_DATABASE_URL or DATABASE_URL names it; without either an embedded one is started"
                            .formatted(server, e.getMessage()),
                    e);
        }
    }

    /**
     * Makes a database, and a role of the same name for its application: one that owns nothing, so
     * that row-level security binds it.
     *
     * @param password the role's; letters, digits and hyphens
     * @param open whether connections are let in; {@link #open} does it later
     */
    void create(String name, String password, boolean open) {
        run("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password), "made");
        run("CREATE DATABASE %s WITH ALLOW_CONNECTIONS %s".formatted(name, open), "made");
    }

    /** Runs statements in a database, as the owner of what is in it. */
    void alter(DatabaseAddress database, String sql) {
        try (Connection owner =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StackFailed(
                    "The database %s could not be changed: %s".formatted(database, e.getMessage()),
                    e);
        }
    }

    /**
     * No connection is let in, and those that are there end. One that is just coming in was let in
     * before, and is in no list of activity yet; until it is, it holds a lock on the database
     * (PostgreSQL, utils/init/postinit.c).
     */
    void shut(String name) {
        run("ALTER DATABASE %s WITH ALLOW_CONNECTIONS false".formatted(name), "shut");
        run(
                ("SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON objid = d.oid"
                                + " WHERE classid = 'pg_database'::regclass AND datname = '%s'")
                        .formatted(name),
                "emptied of who is coming in");
        run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(name),
                "emptied");
    }

    void open(String name) {
        run("ALTER DATABASE %s WITH ALLOW_CONNECTIONS true".formatted(name), "opened");
    }

    /** Waits until the application of this database has no connection any more. */
    void awaitUnused(String name) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isUsed(name)) {
            if (System.nanoTime() > deadline) {
                throw new StackFailed(
                        "The application of %s is gone, and its work goes on".formatted(name));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private synchronized boolean isUsed(String name) {
        String used =
                "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = '%s' AND usename = '%1$s')";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(used.formatted(name))) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException e) {
            throw new StackFailed("Nobody can say who uses " + name, e);
        }
    }

    void drop(String name) {
        run("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name), "removed");
        run("DROP ROLE IF EXISTS %s".formatted(name), "removed");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StackFailed("The connection to %s does not close".formatted(server), e);
        }
    }

    /** Removes the databases of runs that are gone. */
    private void sweep() throws SQLException {
        for (String name : all()) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches() && isFree(Long.parseLong(matcher.group(1)))) {
                drop(name);
            }
        }
    }

    private List<String> all() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT datname FROM pg_database UNION SELECT rolname FROM pg_roles")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private boolean isFree(long run) throws SQLException {
        String held =
                "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
                        + " AND (classid::bigint << 32 | objid::bigint) = %d)";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(held.formatted(run))) {
            rows.next();
            return !rows.getBoolean(1);
        }
    }

    private synchronized void run(String sql, String done) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw new StackFailed(
                    "A database could not be %s on %s: %s. The user needs the rights to create databases and roles"
                            .formatted(done, server, e.getMessage()),
                    e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
