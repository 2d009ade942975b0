package dev.touchstone.reference.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.touchstone.reference.PostgresExtension;
import dev.touchstone.reference.ReferenceConfig;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("RESILIENCE-1: a database that does not serve is away, in whatever way")
@ExtendWith(PostgresExtension.class)
@Timeout(60)
class AccessTest {
    private static final UUID TENANT = UUID.randomUUID();

    private static ReferenceConfig.Database impatient(ReferenceConfig.Database where, int pool) {
        return new ReferenceConfig.Database(
                where.url(), where.owner(), where.application(), pool, Duration.ofSeconds(1));
    }

    private static Access opened(Database database) {
        await().atMost(Duration.ofSeconds(30)).until(() -> database.jdbi().isPresent());
        return new Access(database);
    }

    private static int one(Handle handle) {
        return handle.createQuery("select 1").mapTo(Integer.class).one();
    }

    @Test
    void a_statement_that_takes_too_long_is_given_up(ReferenceConfig.Database where) {
        try (Database database = Database.open(impatient(where, 2))) {
            Access access = opened(database);
            long begun = System.nanoTime();

            assertThatExceptionOfType(DatabaseAway.class)
                    .isThrownBy(
                            () -> access.inTenant(TENANT, h -> h.execute("select pg_sleep(30)")));

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(20));
            assertThat(access.<Integer>inTenant(TENANT, AccessTest::one)).isEqualTo(1);
        }
    }

    @Test
    void without_a_free_connection_the_database_is_away(ReferenceConfig.Database where)
            throws Exception {
        try (Database database = Database.open(impatient(where, 1))) {
            Access access = opened(database);
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            CompletableFuture<Integer> holder =
                    CompletableFuture.supplyAsync(
                            () -> access.inTenant(TENANT, handle -> holding(handle, held, done)));
            held.await();

            assertThatExceptionOfType(DatabaseAway.class)
                    .isThrownBy(() -> access.inTenant(TENANT, AccessTest::one));

            done.countDown();
            assertThat(holder.join()).as("who held it has lost nothing").isEqualTo(1);
        }
    }

    private static int holding(Handle handle, CountDownLatch held, CountDownLatch done) {
        try {
            held.countDown();
            done.await();
            return one(handle);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_database_that_lets_nobody_in_is_away_and_serves_when_it_does_again(
            ReferenceConfig.Database where) {
        String name = where.url().substring(where.url().lastIndexOf('/') + 1);
        Jdbi server =
                Jdbi.create(
                        where.url().replace("/" + name, "/postgres"),
                        where.owner().user(),
                        where.owner().password());
        // One connection, and it has served: none is just coming in while the database is shut.
        try (Database database = Database.open(impatient(where, 1))) {
            Access access = opened(database);
            assertThat(access.<Integer>inTenant(TENANT, AccessTest::one)).isEqualTo(1);
            server.useHandle(
                    handle -> {
                        handle.execute("alter database " + name + " allow_connections false");
                        handle.execute(
                                "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                                name);
                    });

            for (int again = 0; again < 3; again++) {
                assertThatExceptionOfType(DatabaseAway.class)
                        .isThrownBy(() -> access.inTenant(TENANT, AccessTest::one));
            }

            server.useHandle(h -> h.execute("alter database " + name + " allow_connections true"));
            assertThat(access.<Integer>inTenant(TENANT, AccessTest::one)).isEqualTo(1);
        }
    }

    @Test
    void a_wrong_statement_is_no_outage(ReferenceConfig.Database where) {
        try (Database database = Database.open(impatient(where, 1))) {
            Access access = opened(database);

            assertThatExceptionOfType(JdbiException.class)
                    .isThrownBy(() -> access.inTenant(TENANT, h -> h.execute("select nothing")));
        }
    }
}
