package dev.touchstone.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LEDGER-2: the cost is the price list's, exactly. */
class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "0.055, 0.215, 1, 0, 0.000000055",
        "0.055, 0.215, 0, 1, 0.000000215",
        "0.055, 0.215, 7, 3, 0.00000103",
        "0.1, 0.2, 3, 0, 0.0000003",
        "2, 3, 1000000, 1000000, 5",
        "0.07, 0.14, 9007199254740993, 0, 630503947.83186951",
        "0, 0, 5, 5, 0",
    })
    void the_price_of_tokens_is_exact(
            BigDecimal prompt, BigDecimal completion, long in, long out, BigDecimal cost) {
        assertThat(new Price(prompt, completion).of(Usage.of(in, out))).isEqualByComparingTo(cost);
    }

    @Test
    void a_total_that_does_not_add_up_does_not_count() {
        Price price = new Price(BigDecimal.ONE, BigDecimal.ONE);

        assertThat(price.of(new Usage(1, 1, 999))).isEqualByComparingTo("0.000002");
    }
}
