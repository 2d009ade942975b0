package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("HEALTH-5: no caller can make the counts grow")
class CountedNamesTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
        fixture.engine.when(EngineTexts.answers("Hi", 7, 3));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    /** What is counted, without how often. */
    private List<String> counted() throws Exception {
        return fixture.send("GET", "/metrics", null, null)
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    private int ask(String model) throws Exception {
        return fixture.chat(fixture.otto, body("").replace("\"llama\"", "\"" + model + "\""))
                .statusCode();
    }

    @Test
    void a_name_that_no_model_has_is_counted_as_an_error_under_no_name() throws Exception {
        assertThat(ask("nobody-0")).isEqualTo(404);
        List<String> once = counted();
        assertThat(once).contains("touchstone_errors_total{code=\"model_not_found\"}");
        for (int i = 1; i <= 5; i++) {
            assertThat(ask("nobody-" + i)).isEqualTo(404);
        }
        assertThat(counted()).isEqualTo(once);
        assertThat(once.toString()).doesNotContain("nobody");
    }

    @Test
    void a_model_counts_under_one_name_however_it_is_called() throws Exception {
        assertThat(ask("llama")).isEqualTo(200);
        List<String> once = counted();
        assertThat(ask("meta:llama")).isEqualTo(200);
        assertThat(counted()).isEqualTo(once);
    }

    @Test
    void whoever_asks_in_whatever_name_is_counted_with_all_others() throws Exception {
        assertThat(ask("llama")).isEqualTo(200);
        List<String> once = counted();
        String names = "{\"trace_id\":\"t-1\",\"user_id\":\"u-1\",\"session_id\":\"s-1\"}";
        assertThat(fixture.chat(fixture.ada, body("\"metadata\":" + names)).statusCode())
                .isEqualTo(200);
        assertThat(counted()).isEqualTo(once);
    }
}
