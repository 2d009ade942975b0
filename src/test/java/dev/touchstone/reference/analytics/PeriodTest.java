package dev.touchstone.reference.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @Test
    void both_ends_count_as_days() {
        assertThat(new Period(DAY, DAY, ZoneOffset.UTC).days()).isEqualTo(1);
        assertThat(new Period(DAY, DAY.plusDays(29), ZoneOffset.UTC).days()).isEqualTo(30);
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> new Period(DAY, DAY.minusDays(1), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A period ends on its first day or later, but this one is from 2026-11-21 to 2026-11-20");
    }

    @Test
    void the_total_is_both_kinds_of_tokens_however_many() {
        BigInteger many = BigInteger.valueOf(Long.MAX_VALUE);
        assertThat(new Totals(1, many, BigInteger.TWO, BigDecimal.ZERO).totalTokens())
                .isEqualTo(new BigInteger("9223372036854775809"));
    }
}
