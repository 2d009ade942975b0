package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The embedded PostgreSQL for tests of other rooms; it goes with its process as in a run. */
public final class OwnPostgres implements AutoCloseable {
    private static final String PASSWORD = "secret";

    private final long run = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
    private final AtomicInteger made = new AtomicInteger();
    private final EmbeddedPostgresServer server = new EmbeddedPostgresServer(run);

    /** A new database with nothing in it, for its owner and for its application's own role. */
    public Empty emptyDatabase() {
        String name = Databases.name(run, "t" + made.incrementAndGet());
        server.databases().create(name, PASSWORD, true);
        return new Empty(server.address(name), server.application(name, PASSWORD));
    }

    /** The same database, as two roles may use it. */
    public record Empty(DatabaseAddress owner, DatabaseAddress application) {}

    /** The server's own database. */
    DatabaseAddress address() {
        server.databases();
        return server.address("postgres");
    }

    @Override
    public void close() {
        server.close();
    }
}
