package dev.touchstone.reference;

import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.stack.OwnPostgres;

/** A PostgreSQL server of its own for tests, with as many empty databases as they want. */
public final class PostgresServer implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final OwnPostgres postgres;

    private PostgresServer(OwnPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it. */
    public static PostgresServer start() {
        return new PostgresServer(new OwnPostgres());
    }

    /** A new database with nothing in it. */
    public ReferenceConfig.Database emptyDatabase() {
        OwnPostgres.Empty database = postgres.emptyDatabase();
        return new ReferenceConfig.Database(
                database.owner().jdbcUrl(),
                login(database.owner()),
                login(database.application()),
                CONNECTIONS);
    }

    private static ReferenceConfig.Login login(DatabaseAddress address) {
        return new ReferenceConfig.Login(address.user(), address.password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
