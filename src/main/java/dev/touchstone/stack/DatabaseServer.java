package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;

/** A PostgreSQL server on which a system gets a database of its own. */
interface DatabaseServer extends AutoCloseable {

    /** Where a database of this name is, or will be; known before the server is up. */
    DatabaseAddress address(String name);

    /** The same database for its application's own role, with that password. */
    default DatabaseAddress application(String name, String password) {
        return new DatabaseAddress(address(name).jdbcUrl(), name, password);
    }

    /** Waits until the server is up. */
    Databases databases();

    @Override
    void close();
}
