package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The embedded PostgreSQL for tests of other rooms; it goes with its process as in a run. */
public final class OwnPostgres implements AutoCloseable {

    private final long run = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
    private final AtomicInteger made = new AtomicInteger();
    private final EmbeddedPostgresServer server = new EmbeddedPostgresServer(run);

    /** A new database with nothing in it. */
    public DatabaseAddress emptyDatabase() {
        String name = Databases.name(run, "t" + made.incrementAndGet());
        server.databases().create(name, true);
        return server.address(name);
    }

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
