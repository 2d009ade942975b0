package dev.touchstone.reference.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TENANT-6: so many requests in a minute")
class RequestRatesTest {
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RequestRates rates = new RequestRates(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void one_more_than_the_limit_waits_for_the_rest_of_the_minute() {
        assertThat(rates.take(ACME, 2)).isEmpty();
        pass(Duration.ofSeconds(10));
        assertThat(rates.take(ACME, 2)).isEmpty();
        assertThat(rates.take(ACME, 2)).contains(Duration.ofSeconds(50));
        pass(Duration.ofSeconds(50).minusNanos(1));
        assertThat(rates.take(ACME, 2)).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(rates.take(ACME, 2)).isEmpty();
        assertThat(rates.take(ACME, 2)).isEmpty();
        assertThat(rates.take(ACME, 2)).contains(Duration.ofMinutes(1));
    }

    @Test
    void what_is_refused_does_not_count() {
        assertThat(rates.take(ACME, 1)).isEmpty();
        assertThat(rates.take(ACME, 1)).isPresent();
        assertThat(rates.take(ACME, 1)).isPresent();
        assertThat(rates.take(ACME, 2)).isEmpty();
        assertThat(rates.take(ACME, 2)).isPresent();
    }

    @Test
    void another_limit_holds_at_once_for_what_was_had_already() {
        assertThat(rates.take(ACME, 5)).isEmpty();
        assertThat(rates.take(ACME, 5)).isEmpty();
        assertThat(rates.take(ACME, 2)).isPresent();
        assertThat(rates.take(ACME, 1)).isPresent();
        assertThat(rates.take(ACME, 3)).isEmpty();
    }

    @Test
    void each_tenant_has_a_minute_of_its_own() {
        assertThat(rates.take(ACME, 1)).isEmpty();
        assertThat(rates.take(ACME, 1)).isPresent();
        assertThat(rates.take(OTHER, 1)).isEmpty();
        assertThat(rates.take(OTHER, 1)).isPresent();
    }

    @Test
    void a_tenant_whose_minute_is_over_takes_no_memory() {
        for (int i = 0; i < 10_000; i++) {
            rates.take(new UUID(0, i), 1);
        }
        assertThat(rates.remembered()).isEqualTo(10_000);
        pass(Duration.ofMinutes(1));
        rates.take(ACME, 1);
        assertThat(rates.remembered()).isEqualTo(1);
    }
}
