package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LEDGER-3: tokens at the model's price, to the last decimal")
class PriceListTest {
    @Test
    void a_cost_is_exact_however_small_or_large() {
        PriceList prices = new PriceList(new BigDecimal("0.123456789"), new BigDecimal("3.3"));
        assertThat(prices.cost(1, 0)).isEqualByComparingTo("0.000000123456789");
        assertThat(prices.cost(0, 1)).isEqualByComparingTo("0.0000033");
        assertThat(prices.cost(1_000_000, 2_000_000)).isEqualByComparingTo("6.723456789");
        assertThat(prices.cost(0, 0)).isEqualByComparingTo("0");
    }

    @Test
    void a_negative_price_is_refused() {
        assertThatThrownBy(() -> new PriceList(BigDecimal.ONE, new BigDecimal("-0.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
    }
}
