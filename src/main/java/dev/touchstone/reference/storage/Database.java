package dev.touchstone.reference.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;
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
    private static final int SOCKET_SECONDS = 10;

    private final String url;
    private final String user;
    private final String password;
    private final int poolSize;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread opener;
    private volatile HikariDataSource pool;
    private volatile Jdbi jdbi;

    private Database(String url, String user, String password, int poolSize) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.poolSize = poolSize;
        opener = new Thread(this::openWhenThere, "router-database");
        opener.setDaemon(true);
    }

    /** Returns at once; the database is open when {@link #jdbi()} has a value. */
    public static Database open(String url, String user, String password, int poolSize) {
        Database database = new Database(url, user, password, poolSize);
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

    private void openWhenThere() {
        String lastComplaint = "";
        try {
            while (closed.getCount() > 0) {
                try {
                    migrate();
                    openPool();
                    return;
                } catch (FlywayException | IllegalStateException e) {
                    String complaint = String.valueOf(e.getMessage());
                    if (!complaint.equals(lastComplaint)) {
                        LOG.info("The database {} is not ready, trying again: {}", url, complaint);
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
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(url);
        plain.setUser(user);
        plain.setPassword(password);
        plain.setConnectTimeout(CONNECT_SECONDS);
        Flyway.configure()
                .dataSource(plain)
                .locations(MIGRATIONS)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private void openPool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("router");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(1));
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        // A ledger entry is durable when its insert returns, whatever the server's default is.
        config.addDataSourceProperty("options", "-c synchronous_commit=on");
        synchronized (this) {
            if (closed.getCount() > 0) {
                pool = new HikariDataSource(config);
                jdbi = Jdbi.create(pool);
            }
        }
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
