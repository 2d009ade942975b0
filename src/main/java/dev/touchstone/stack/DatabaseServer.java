package dev.touchstone.stack;

import dev.touchstone.settings.DatabaseAddress;

/** A PostgreSQL server on which a system gets a database of its own. */
interface DatabaseServer extends AutoCloseable {

    /** Where a database of this name is, or will be; known before the server is up. */
    DatabaseAddress address(String name);

    /** Waits until the server is up. */
    Databases databases();

    @Override
    void close();
}
