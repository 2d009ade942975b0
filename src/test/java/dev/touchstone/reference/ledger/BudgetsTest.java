package dev.touchstone.reference.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchstone.reference.PostgresExtension;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.reference.storage.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("LEDGER-14: what is spent and what is under way stay below the budget")
class BudgetsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Database database;
    private Access access;
    private Budgets budgets;
    private Ledger ledger;
    private UUID tenant;

    @BeforeAll
    void open(ReferenceConfig.Database where) {
        database = Database.open(where);
        await().atMost(Duration.ofSeconds(20)).until(() -> database.jdbi().isPresent());
        access = new Access(database);
        budgets = new Budgets(access);
        ledger = new Ledger(access);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void tenantWithTenDollars() {
        tenant = UUID.randomUUID();
        access.inTenant(
                tenant,
                handle ->
                        handle.execute(
                                "insert into tenants (id, name, budget) values (?, 'a tenant', 10)",
                                tenant));
    }

    private Reservation of(String dollars) {
        return new Reservation(
                UUID.randomUUID(), tenant, new BigDecimal(dollars), NOW.plusSeconds(60));
    }

    private boolean reserves(String dollars) {
        return budgets.reserve(of(dollars), NOW);
    }

    private LedgerEntry.Draft costing(String dollars) {
        return new LedgerEntry.Draft(
                UUID.randomUUID(),
                1,
                "trace",
                tenant,
                "ada",
                "phi",
                "phi-one",
                1,
                1,
                new BigDecimal(dollars),
                LedgerEntry.Status.OK,
                1,
                Duration.ZERO);
    }

    @Test
    void what_is_under_way_counts_up_to_the_last_digit() {
        assertThat(reserves("9.999999999999")).isTrue();
        assertThat(reserves("0.000000000001")).isTrue();
        assertThat(reserves("0.000000000001")).isFalse();
    }

    @Test
    void the_last_one_that_is_let_in_may_want_more_than_there_is() {
        assertThat(reserves("9.9")).isTrue();
        assertThat(reserves("1000")).isTrue();
        assertThat(reserves("0")).isFalse();
    }

    @Test
    void what_is_spent_and_what_is_under_way_count_together() {
        ledger.record(costing("6"), Optional.empty());
        assertThat(reserves("4")).isTrue();
        assertThat(reserves("0")).isFalse();
    }

    @Test
    void an_entry_takes_the_place_of_its_reservation() {
        Reservation reserved = of("10");
        assertThat(budgets.reserve(reserved, NOW)).isTrue();
        assertThat(reserves("1")).isFalse();
        ledger.record(costing("9.999999999999"), Optional.of(reserved));
        assertThat(reserves("1")).isTrue();
        assertThat(reserves("1")).isFalse();
    }

    @Test
    void what_is_given_back_can_be_had_again() {
        Reservation reserved = of("10");
        assertThat(budgets.reserve(reserved, NOW)).isTrue();
        budgets.giveBack(reserved);
        assertThat(reserves("10")).isTrue();
    }

    @Test
    void what_a_dead_router_reserved_ends_at_its_moment_and_not_before() {
        Reservation lost = of("10");
        assertThat(budgets.reserve(lost, NOW)).isTrue();
        assertThat(budgets.reserve(of("1"), lost.until().minusMillis(1))).isFalse();
        assertThat(budgets.reserve(of("1"), lost.until())).isTrue();
    }

    @Test
    void another_tenant_has_its_own() {
        assertThat(reserves("10")).isTrue();
        tenantWithTenDollars();
        assertThat(reserves("10")).isTrue();
    }

    @Test
    void of_forty_at_the_same_moment_as_many_are_let_in_as_the_budget_holds() {
        long open =
                IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(i -> reserves("2"))
                        .filter(let -> let)
                        .count();
        assertThat(open).isEqualTo(5);
    }
}
