package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;

/** A PostgreSQL that somebody else runs; the run makes databases of its own there. */
final class ExternalPostgres implements DatabaseServer {

    private final DatabaseAddress server;
    private final Databases databases;

    ExternalPostgres(DatabaseAddress server, long run) {
        this.server = server;
        this.databases = Databases.of(server, run);
    }

    @Override
    public DatabaseAddress address(String name) {
        return server.named(name);
    }

    @Override
    public Databases databases() {
        return databases;
    }

    @Override
    public void close() {
        databases.close();
    }
}
