package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.settings.DatabaseAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a router in its own process is told is what one in this process is told. */
class RouterPlanTest {

    private static final String DATABASE = "jdbc:postgresql://127.0.0.1:5432/name";
    private static final String SIGNING_KEY = "s".repeat(32);
    private static final String ENCRYPTION_KEY = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    private static RouterPlan plan(String priceChange) {
        Map<String, URI> engines =
                EmbeddedModels.ENGINES.stream()
                        .collect(
                                Collectors.toMap(
                                        name -> name, name -> URI.create("http://" + name)));
        return new RouterPlan(
                new DatabaseAddress(DATABASE, "owner", "owner's secret"),
                new DatabaseAddress(DATABASE, "application", "application's secret"),
                4_000,
                SIGNING_KEY,
                ENCRYPTION_KEY,
                URI.create("http://127.0.0.1:1/keys"),
                engines,
                true,
                false,
                priceChange);
    }

    @Test
    void what_is_written_down_is_read_the_same() throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        RouterPlan plan = plan("2026-01-02T03:04:05Z");

        RouterPlan read = json.readValue(json.writeValueAsString(plan), RouterPlan.class);

        assertThat(read).isEqualTo(plan);
        Clock clock = Clock.systemUTC();
        assertThat(read.config(clock).models()).isEqualTo(plan.config(clock).models());
        ReferenceConfig.Database database = read.config(clock).database();
        assertThat(database).isEqualTo(plan.config(clock).database());
        assertThat(database.patience()).hasSeconds(4);
    }

    @Test
    void no_secret_is_printed() {
        assertThat(plan("").toString())
                .doesNotContain("secret", SIGNING_KEY, ENCRYPTION_KEY)
                .contains(DATABASE);
    }

    @Test
    void without_a_moment_no_price_changes() {
        assertThat(plan("").config(Clock.systemUTC()).models())
                .extracting(model -> model.prices())
                .isNotEqualTo(
                        plan("2026-01-02T03:04:05Z").config(Clock.systemUTC()).models().stream()
                                .map(model -> model.prices())
                                .toList());
    }
}
