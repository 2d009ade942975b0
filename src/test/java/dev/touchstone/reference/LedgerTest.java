package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {
    private RouterFixture fixture;
    private Instant afterSecond;

    @BeforeAll
    void three_requests(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
        fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
        chat(fixture.otto, "first");
        chat(fixture.ada, "second");
        afterSecond =
                Instant.parse(
                        fixture.ledger(fixture.ada, Map.of("trace_id", "second"))
                                .at("/0/created_at")
                                .asText());
        chat(fixture.otto, "third");
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private void chat(String token, String trace) throws Exception {
        String metadata = "\"metadata\":{\"trace_id\":\"" + trace + "\"}";
        assertThat(fixture.chat(token, body(metadata)).statusCode()).isEqualTo(200);
    }

    private List<String> traces(Map<String, String> query) throws Exception {
        List<String> traces = new ArrayList<>();
        for (JsonNode entry : fixture.ledger(fixture.vera, query)) {
            traces.add(entry.path("trace_id").asText());
        }
        return traces;
    }

    @Test
    void comes_newest_first_and_in_pages() throws Exception {
        assertThat(traces(Map.of())).containsExactly("third", "second", "first");
        assertThat(traces(Map.of("limit", "2"))).containsExactly("third", "second");
        assertThat(traces(Map.of("limit", "2", "offset", "2"))).containsExactly("first");
    }

    @Test
    @DisplayName("LEDGER-4: by trace, by person, by time")
    void is_found_by_trace_person_and_time() throws Exception {
        assertThat(traces(Map.of("trace_id", "first"))).containsExactly("first");
        assertThat(traces(Map.of("trace_id", "none"))).isEmpty();
        assertThat(traces(Map.of("user_id", "otto"))).containsExactly("third", "first");
        String time = afterSecond.toString();
        assertThat(traces(Map.of("from", time))).containsExactly("third", "second");
        assertThat(traces(Map.of("to", time))).containsExactly("first");
    }

    @Test
    @DisplayName("TENANT-3, B20: another tenant sees nothing of it")
    void shows_the_own_tenant_only() throws Exception {
        String other =
                fixture.newTenant("{\"name\":\"O\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        assertThat(fixture.ledger(RouterFixture.token("ada", other, "admin"), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,1001",
        "limit,x",
        "offset,-1",
        "from,yesterday",
        "trace_id,a%00b"
    })
    void a_broken_question_is_refused(String name, String value) throws Exception {
        var response =
                fixture.send("GET", "/api/v1/ledger?" + name + "=" + value, fixture.ada, null);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(fixture.jsonOf(response).at("/error/param").asText()).isEqualTo(name);
    }
}
