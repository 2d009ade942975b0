package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The databases of a run")
@Timeout(120)
class DatabasesTest {

    private static final long RUN = 4711;
    private static final int ROUNDS = 300;
    private static final int CALLERS = 4;

    @Test
    void of_a_shut_one_nobody_is_served_who_was_just_coming_in() throws InterruptedException {
        String name = Databases.name(RUN, "shut");
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try (EmbeddedPostgresServer server = new EmbeddedPostgresServer(RUN)) {
            Databases databases = server.databases();
            databases.create(name, "secret", true);
            DatabaseAddress address = server.application(name, "secret");
            for (int round = 0; round < ROUNDS; round++) {
                Door door = new Door(address);
                List<CompletableFuture<Boolean>> served =
                        Stream.generate(() -> CompletableFuture.supplyAsync(door::serves, threads))
                                .limit(CALLERS)
                                .toList();
                door.shut(() -> databases.shut(name));

                assertThat(served.stream().map(CompletableFuture::join))
                        .as("whether callers were served after it was shut, round %d", round)
                        .containsOnly(false);
                databases.open(name);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Callers come and go through it until it closes; who is inside then stays. */
    private static final class Door {

        private final DatabaseAddress address;
        private final CountDownLatch used = new CountDownLatch(CALLERS);
        private final CountDownLatch shut = new CountDownLatch(1);
        private volatile boolean closing;

        Door(DatabaseAddress address) {
            this.address = address;
        }

        void shut(Runnable way) throws InterruptedException {
            used.await();
            closing = true;
            way.run();
            shut.countDown();
        }

        /** Whether the caller who came in last is served although it has been shut. */
        boolean serves() {
            try {
                while (true) {
                    try (Connection caller = enter()) {
                        used.countDown();
                        if (closing) {
                            shut.await();
                            return caller.isValid(1);
                        }
                    }
                }
            } catch (SQLException refused) {
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private Connection enter() throws SQLException {
            return DriverManager.getConnection(
                    address.jdbcUrl(), address.user(), address.password());
        }
    }
}
