package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("GATEWAY-1: a model has two names, and no two models share one")
class ModelNamesTest {
    private static ModelConfig model(String id, String provider) {
        return new ModelConfig(
                id,
                provider,
                PriceList.always(new Price(BigDecimal.ONE, BigDecimal.ONE)),
                List.of(new DeploymentConfig(id + "-a", URI.create("http://127.0.0.1:1"))));
    }

    private static ReferenceConfig offering(ModelConfig... models) {
        return ReferenceConfig.of(
                new ReferenceConfig.Database("jdbc:postgresql:none", login(), login(), 1),
                ReferenceConfig.Identity.hs256("us", "0123456789abcdef0123456789abcdef", "admin"),
                ReferenceConfig.Encryption.fresh(),
                List.of(models));
    }

    private static ReferenceConfig.Login login() {
        return new ReferenceConfig.Login("nobody", "");
    }

    @Test
    void is_called_by_its_own_name_and_by_its_providers_and_by_no_other() {
        ModelConfig model = model("phi-4", "inference");
        assertThat(model.isCalled("phi-4")).isTrue();
        assertThat(model.isCalled("inference:phi-4")).isTrue();
        assertThat(
                        List.of(
                                "local:phi-4",
                                ":phi-4",
                                "inference:",
                                "inference:inference:phi-4",
                                "Inference:phi-4"))
                .noneMatch(model::isCalled);
    }

    @Test
    void a_provider_without_a_name_or_with_a_colon_in_it_is_refused() {
        for (String provider : List.of("", " ", "in:ference")) {
            assertThatThrownBy(() -> model("phi-4", provider))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The provider of phi-4 must have a name without a colon, but has \""
                                    + provider
                                    + "\"");
        }
    }

    @Test
    void a_name_that_could_mean_two_models_is_refused() {
        assertThatThrownBy(() -> offering(model("a:b", "us"), model("b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two models are called a:b: give each its own id");
        assertThat(offering(model("a", "us"), model("b", "us")).models()).hasSize(2);
    }
}
