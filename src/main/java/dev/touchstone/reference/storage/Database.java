package dev.touchstone.reference.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.touchstone.reference.ReferenceConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The router's database: connects and migrates in the background, again and again until the
 * database is there, so that router and PostgreSQL can start side by side. Safe for use by many
 * threads.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "classpath:dev/touchstone/reference/storage";
    private static final long RETRY_MILLIS = 50;
    private static final int CONNECT_SECONDS = 2;
    private static final int FREE_CONNECTION_SECONDS = 4;

    private final ReferenceConfig.Database where;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread opener;
    private volatile HikariDataSource pool;
    private volatile Jdbi jdbi;

    private Database(ReferenceConfig.Database where) {
        this.where = where;
        opener = new Thread(this::openWhenThere, "router-database");
        opener.setDaemon(true);
    }

    /** Returns at once; the database is open when {@link #jdbi()} has a value. */
    public static Database open(ReferenceConfig.Database where) {
        Database database = new Database(where);
        database.opener.start();
        return database;
    }

    /** The migrated database, or nothing as long as it has not been reached. */
    public Optional<Jdbi> jdbi() {
        return Optional.ofNullable(jdbi);
    }

    /** Whether the migrated database answers a query now; takes as long as the query does. */
    public boolean answers() {
        Jdbi open = jdbi;
        if (open == null) {
            return false;
        }
        try {
            return open.withHandle(h -> h.createQuery("select 1").mapTo(Integer.class).one() == 1);
        } catch (JdbiException e) {
            LOG.debug("The database does not answer", e);
            return false;
        }
    }

    /**
     * Connections of before an outage are not used after it: one that has just been used is not
     * looked at again, and would fail once more when the database is back (RESILIENCE-1).
     */
    void distrust() {
        HikariDataSource open = pool;
        if (open != null) {
            open.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private void openWhenThere() {
        String lastComplaint = "";
        try {
            while (closed.getCount() > 0) {
                try {
                    migrate();
                    refuseWhoCanBypass();
                    openPool();
                    return;
                } catch (FlywayException | JdbiException | IllegalStateException e) {
                    String complaint = String.valueOf(e.getMessage());
                    if (!complaint.equals(lastComplaint)) {
                        LOG.info(
                                "The database {} is not ready, trying again: {}",
                                where.url(),
                                complaint);
                        lastComplaint = complaint;
                    }
                }
                if (closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts, and then there is nothing left to do.
            Thread.currentThread().interrupt();
        }
    }

    private void migrate() {
        // By its address: a data source of the driver tells one of 2,000 characters, and Flyway
        // masks each several times, by expressions that take 0.1 s for it.
        Flyway.configure()
                .dataSource(where.url(), where.owner().user(), where.owner().password())
                .jdbcProperties(
                        Map.of(
                                "connectTimeout",
                                Integer.toString(CONNECT_SECONDS),
                                "loginTimeout",
                                Integer.toString(patienceSeconds())))
                .locations(MIGRATIONS)
                .placeholders(Map.of("application", where.application().user()))
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** Row-level security that does not bind the application protects nobody. */
    private void refuseWhoCanBypass() {
        String application = where.application().user();
        boolean bypasses =
                Jdbi.create(where.url(), where.owner().user(), where.owner().password())
                        .withHandle(
                                handle ->
                                        handle.createQuery(
                                                        "select rolsuper or rolbypassrls from pg_roles"
                                                                + " where rolname = :name")
                                                .bind("name", application)
                                                .mapTo(Boolean.class)
                                                .one());
        if (bypasses) {
            throw new IllegalStateException(
                    "The role %s, under which requests are served, is a superuser or may bypass row-level security. Give the application a role that is neither"
                            .formatted(application));
        }
    }

    private void openPool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("router");
        config.setJdbcUrl(where.url());
        config.setUsername(where.application().user());
        config.setPassword(where.application().password());
        config.setMaximumPoolSize(where.poolSize());
        config.setMinimumIdle(1);
        // The detail of an error repeats the row, and with it what somebody asked (SECURITY-4).
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(FREE_CONNECTION_SECONDS));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(1));
        config.setInitializationFailTimeout(-1);
        // As texts: the driver overlooks numbers, and would wait for ever.
        config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        config.addDataSourceProperty("socketTimeout", Integer.toString(patienceSeconds()));
        // A ledger entry is durable when its insert returns, whatever the server's default is.
        config.addDataSourceProperty("options", "-c synchronous_commit=on");
        synchronized (this) {
            if (closed.getCount() > 0) {
                pool = new HikariDataSource(config);
                Jdbi opened = Jdbi.create(pool);
                // Nor does a failed statement tell what it was given.
                opened.getConfig(StatementExceptions.class)
                        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
                jdbi = opened;
            }
        }
    }

    private int patienceSeconds() {
        return (int) Math.max(1, where.patience().toSeconds());
    }

    /** Ends the background work and gives all connections back. */
    @Override
    public void close() {
        closed.countDown();
        opener.interrupt();
        try {
            opener.join(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (pool != null) {
                pool.close();
            }
        }
    }
}
