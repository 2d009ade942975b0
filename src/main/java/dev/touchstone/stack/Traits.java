package dev.touchstone.stack;

/**
 * What makes one system different from another.
 *
 * @param resting whether failing deployments are rested, and its clock can be put forward
 * @param littleRoom whether its router has room for few requests only
 * @param linked whether the router reaches engines and database over links
 * @param outside whether the router runs in a process of its own
 */
record Traits(boolean resting, boolean littleRoom, boolean linked, boolean outside) {

    private static final long DATABASE_MILLIS = 60_000;
    private static final long LINKED_DATABASE_MILLIS = 6_000;

    /** Scenarios run side by side: none may rest an engine of another one. */
    static final Traits SHARED = new Traits(false, false, false, false);

    static Traits of(OwnSystem.Beginning beginning) {
        return new Traits(
                true,
                beginning == OwnSystem.Beginning.WITH_LITTLE_ROOM,
                beginning == OwnSystem.Beginning.BEHIND_LINKS,
                beginning == OwnSystem.Beginning.IN_ITS_OWN_PROCESS);
    }

    long databaseMillis() {
        return linked ? LINKED_DATABASE_MILLIS : DATABASE_MILLIS;
    }
}
