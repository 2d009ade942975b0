package dev.touchstone.reference.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.touchstone.reference.PostgresExtension;
import dev.touchstone.reference.ReferenceConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("TENANT-7: the database keeps tenants apart by itself")
@ExtendWith(PostgresExtension.class)
class RowLevelSecurityTest {
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final String TENANT_TABLES =
            """
            select c.relname from pg_class c
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
               and (c.relname = 'tenants' or exists (
                    select from pg_attribute a
                     where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
            """;

    private static Jdbi owner(ReferenceConfig.Database where) {
        return Jdbi.create(where.url(), where.owner().user(), where.owner().password());
    }

    private static Jdbi application(ReferenceConfig.Database where) {
        return Jdbi.create(where.url(), where.application().user(), where.application().password());
    }

    private static Database opened(ReferenceConfig.Database where) {
        Database database = Database.open(where);
        await().atMost(Duration.ofSeconds(10)).until(() -> database.jdbi().isPresent());
        return database;
    }

    private static void seed(Access access) {
        for (UUID tenant : List.of(ACME, GLOBEX)) {
            access.inTenant(
                    tenant,
                    handle -> {
                        handle.execute(
                                "insert into tenants (id, name) values (?, 'a tenant')", tenant);
                        return handle.execute(
                                "insert into people (id, tenant_id, external_id, role)"
                                        + " values (?, ?, 'ada', 'admin')",
                                UUID.randomUUID(),
                                tenant);
                    });
        }
    }

    private static List<UUID> tenants(Handle handle) {
        return handle.createQuery("select tenant_id from people").mapTo(UUID.class).list();
    }

    @Test
    void every_table_that_names_a_tenant_is_bound_and_so_is_its_owner(
            ReferenceConfig.Database where) {
        try (Database database = opened(where)) {
            List<String> all =
                    owner(where)
                            .withHandle(
                                    h -> h.createQuery(TENANT_TABLES).mapTo(String.class).list());
            List<String> bound =
                    owner(where)
                            .withHandle(
                                    h ->
                                            h.createQuery(
                                                            TENANT_TABLES
                                                                    + " and c.relrowsecurity and c.relforcerowsecurity")
                                                    .mapTo(String.class)
                                                    .list());
            assertThat(all).contains("tenants", "people", "ledger", "conversations", "messages");
            assertThat(bound).containsExactlyInAnyOrderElementsOf(all);
            assertThat(database.answers()).isTrue();
        }
    }

    @Test
    void a_statement_that_forgets_to_filter_sees_its_own_tenant_only(
            ReferenceConfig.Database where) {
        try (Database database = opened(where)) {
            Access access = new Access(database);
            seed(access);
            assertThat(access.inTenant(ACME, RowLevelSecurityTest::tenants)).containsExactly(ACME);
            assertThat(access.inTenant(GLOBEX, RowLevelSecurityTest::tenants))
                    .containsExactly(GLOBEX);
            assertThat(access.<Integer>inTenant(ACME, h -> h.execute("delete from people")))
                    .isEqualTo(1);
            assertThat(access.inTenant(GLOBEX, RowLevelSecurityTest::tenants))
                    .containsExactly(GLOBEX);
        }
    }

    @Test
    void nobody_writes_into_another_tenant(ReferenceConfig.Database where) {
        try (Database database = opened(where)) {
            Access access = new Access(database);
            seed(access);
            String move = "update people set tenant_id = '" + GLOBEX + "'";
            assertThatThrownBy(() -> access.inTenant(ACME, h -> h.execute(move)))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageContaining("row-level security");
            assertThat(access.inTenant(ACME, RowLevelSecurityTest::tenants)).containsExactly(ACME);
        }
    }

    @Test
    void without_a_tenant_nothing_is_seen_by_the_application_nor_by_a_connection_after_use(
            ReferenceConfig.Database where) {
        try (Database database = opened(where)) {
            seed(new Access(database));
            assertThat(application(where).withHandle(RowLevelSecurityTest::tenants)).isEmpty();
            IntStream.range(0, 20)
                    .mapToObj(
                            i ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    database.jdbi()
                                                            .orElseThrow()
                                                            .withHandle(
                                                                    RowLevelSecurityTest::tenants)))
                    .forEach(seen -> assertThat(seen.join()).isEmpty());
        }
    }

    @Test
    void the_application_cannot_switch_the_protection_off(ReferenceConfig.Database where) {
        try (Database database = opened(where)) {
            seed(new Access(database));
            for (String attempt :
                    List.of(
                            "alter table people disable row level security",
                            "drop policy own_tenant on people",
                            "set role " + where.owner().user(),
                            "update ledger set cost = 0",
                            "delete from ledger")) {
                assertThatThrownBy(() -> application(where).withHandle(h -> h.execute(attempt)))
                        .as(attempt)
                        .isInstanceOf(UnableToExecuteStatementException.class);
            }
            assertThatThrownBy(
                            () ->
                                    application(where)
                                            .withHandle(
                                                    handle -> {
                                                        handle.execute("set row_security = off");
                                                        return tenants(handle);
                                                    }))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void a_role_that_could_bypass_it_serves_nobody(ReferenceConfig.Database where) {
        var careless = new ReferenceConfig.Database(where.url(), where.owner(), where.owner(), 2);
        try (Database refused = Database.open(careless)) {
            // Migrated, so that nothing but the role keeps it from being served.
            await().atMost(Duration.ofSeconds(10)).until(() -> migrated(where));
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> refused.jdbi().isEmpty());
        }
        try (Database accepted = opened(where)) {
            assertThat(accepted.answers()).isTrue();
        }
    }

    private static boolean migrated(ReferenceConfig.Database where) {
        return owner(where)
                .withHandle(
                        h ->
                                h.createQuery("select to_regclass('plugins') is not null")
                                        .mapTo(Boolean.class)
                                        .one());
    }

    @Test
    void what_the_previous_version_kept_is_kept_and_protected(ReferenceConfig.Database where) {
        Flyway.configure()
                .dataSource(where.url(), where.owner().user(), where.owner().password())
                .locations("classpath:dev/touchstone/reference/storage")
                .placeholders(Map.of("application", where.application().user()))
                .skipDefaultCallbacks(true)
                .target("1")
                .load()
                .migrate();
        UUID request = UUID.randomUUID();
        owner(where)
                .useHandle(
                        handle -> {
                            for (UUID tenant : List.of(ACME, GLOBEX)) {
                                handle.execute(
                                        "insert into tenants (id, name) values (?, 'old')", tenant);
                            }
                            handle.execute(
                                    """
                                    insert into ledger (id, tenant_id, request_id, trace_id, user_id, model, deployment,
                                        prompt_tokens, completion_tokens, cost, status, attempts)
                                    values (?, ?, ?, 't', 'ada', 'm', 'd', 7, 3, 0.000123456789, 'ok', 1)
                                    """,
                                    UUID.randomUUID(),
                                    ACME,
                                    request);
                        });
        try (Database database = opened(where)) {
            Access access = new Access(database);
            assertThat(access.inTenant(ACME, RowLevelSecurityTest::costs))
                    .containsExactly("0.000123456789");
            assertThat(access.inTenant(GLOBEX, RowLevelSecurityTest::costs)).isEmpty();
        }
    }

    private static List<String> costs(Handle handle) {
        return handle.createQuery("select cost::text from ledger").mapTo(String.class).list();
    }
}
