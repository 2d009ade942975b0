package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("LEDGER-3: tokens at the price that holds, to the last decimal")
class PriceListTest {
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private static Price price(String prompt, String completion) {
        return new Price(new BigDecimal(prompt), new BigDecimal(completion));
    }

    @Test
    void a_cost_is_exact_however_small_or_large() {
        Price price = price("0.123456789", "3.3");
        assertThat(price.cost(1, 0)).isEqualByComparingTo("0.000000123456789");
        assertThat(price.cost(0, 1)).isEqualByComparingTo("0.0000033");
        assertThat(price.cost(1_000_000, 2_000_000)).isEqualByComparingTo("6.723456789");
        assertThat(price.cost(0, 0)).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 1", "1, -0.1", "-0.1, -0.1"})
    void a_negative_price_is_refused(String prompt, String completion) {
        assertThatThrownBy(() -> price(prompt, completion))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A price must be 0 or more US dollars per million tokens, but came as %s (prompt) and %s (completion); correct the model's price list"
                                .formatted(prompt, completion));
    }

    @Test
    void a_price_of_nothing_is_a_price() {
        assertThat(price("0", "1").cost(5, 2)).isEqualByComparingTo("0.000002");
        assertThat(price("1", "0").cost(5, 2)).isEqualByComparingTo("0.000005");
    }

    @Test
    void before_the_first_price_of_a_list_the_first_one_holds() {
        PriceList prices = new PriceList(new TreeMap<>(Map.of(NEW_YEAR, price("3", "4"))));
        assertThat(prices.at(NEW_YEAR.minusNanos(1))).isEqualTo(price("3", "4"));
    }

    @Test
    void a_price_holds_from_its_moment_on_and_not_a_nanosecond_before() {
        PriceList prices = PriceList.always(price("1", "2")).from(NEW_YEAR, price("3", "4"));
        assertThat(prices.at(NEW_YEAR.minusNanos(1))).isEqualTo(price("1", "2"));
        assertThat(prices.at(NEW_YEAR)).isEqualTo(price("3", "4"));
        assertThat(prices.at(Instant.MIN)).isEqualTo(price("1", "2"));
        assertThat(prices.at(Instant.MAX)).isEqualTo(price("3", "4"));
    }

    @Test
    void a_list_without_a_price_is_refused() {
        assertThatThrownBy(() -> new PriceList(new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A price list needs a price");
    }

    @Test
    void a_deployment_has_its_own_price_or_else_the_models() {
        URI url = URI.create("http://127.0.0.1:1");
        PriceList own = PriceList.always(price("0", "0"));
        ModelConfig model =
                new ModelConfig(
                        "llama",
                        "us",
                        PriceList.always(price("1", "2")),
                        List.of(
                                new DeploymentConfig("plain", url),
                                new DeploymentConfig("free", url, Optional.of(own))));
        assertThat(model.price("plain", NEW_YEAR)).isEqualTo(price("1", "2"));
        assertThat(model.price("free", NEW_YEAR)).isEqualTo(price("0", "0"));
    }

    @Test
    void a_model_is_called_by_its_name_with_and_without_its_provider() {
        ModelConfig model =
                model("us", List.of(new DeploymentConfig("one", URI.create("http://a"))));
        assertThat(model.fullName()).isEqualTo("us:llama");
        assertThat(model.isCalled("llama")).isTrue();
        assertThat(model.isCalled("us:llama")).isTrue();
        assertThat(model.isCalled("eu:llama")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "us:east"})
    void a_provider_without_a_name_or_with_a_colon_in_it_is_refused(String provider) {
        List<DeploymentConfig> one = List.of(new DeploymentConfig("one", URI.create("http://a")));
        assertThatThrownBy(() -> model(provider, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The provider of llama must have a name without a colon, but has \"%s\""
                                .formatted(provider));
    }

    @Test
    void a_model_without_a_deployment_is_refused() {
        assertThatThrownBy(() -> model("us", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The model llama has no deployment: give it at least one engine");
    }

    private static ModelConfig model(String provider, List<DeploymentConfig> deployments) {
        return new ModelConfig("llama", provider, PriceList.always(price("1", "2")), deployments);
    }
}
