package dev.touchstone.stack;

import dev.touchstone.reference.ReferenceRouter;
import java.net.URI;

/** A reference router that runs, in this process or in its own. */
interface RunningRouter extends AutoCloseable {

    /** Where it listens. */
    URI url();

    /** Ends its process as {@code kill -9} does; when this returns, it has ended. */
    void kill();

    @Override
    void close();

    /** One in this process. */
    record Inside(ReferenceRouter router) implements RunningRouter {

        @Override
        public URI url() {
            return router.url();
        }

        @Override
        public void kill() {
            throw new IllegalStateException(
                    "Only a router in its own process can be killed; its system begins with "
                            + OwnSystem.Beginning.IN_ITS_OWN_PROCESS);
        }

        @Override
        public void close() {
            router.close();
        }
    }
}
