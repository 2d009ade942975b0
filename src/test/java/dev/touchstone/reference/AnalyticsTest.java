package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.reference.analytics.Entry;
import dev.touchstone.reference.analytics.LedgerOfChosenTimes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsTest {
    private static final String MAY = "start_date=2026-05-01&end_date=2026-05-31";
    private static final String HEADER =
            "date,model,requests,prompt_tokens,completion_tokens,total_tokens,cost\r\n";

    private RouterFixture fixture;
    private LedgerOfChosenTimes ledger;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
        ledger = new LedgerOfChosenTimes(database);
    }

    @AfterAll
    void stop() throws Exception {
        ledger.close();
        fixture.close();
    }

    /** A tenant whose ledger has these entries; the token is its viewer's. */
    private String viewerOf(Entry... entries) throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"N\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        ledger.enter(UUID.fromString(tenant), entries);
        return RouterFixture.token("vera", tenant, "viewer");
    }

    private HttpResponse<String> get(String what, String token) throws Exception {
        return fixture.send("GET", "/api/v1/analytics/" + what, token, null);
    }

    private JsonNode given(String what, String token) throws Exception {
        HttpResponse<String> response = get(what, token);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return fixture.jsonOf(response);
    }

    private static Entry entry(String at, String model, String cost, String status, Long micros) {
        return new Entry(Instant.parse(at), model, 11, 7, new BigDecimal(cost), status, micros);
    }

    @Test
    @DisplayName("ANALYTICS-1, ANALYTICS-2: exact sums, exact times, every status")
    void a_summary_is_exact() throws Exception {
        String vera =
                viewerOf(
                        entry("2026-05-01T00:00:00Z", "phi", "0.000000055", "ok", 1_000L),
                        entry("2026-05-02T00:00:00Z", "llama", "0.1", "ok", 2_000L),
                        entry("2026-05-03T00:00:00Z", "llama", "0", "failed", 3_001L),
                        entry("2026-05-31T23:59:59Z", "llama", "12", "aborted", 10_000L),
                        entry("2026-06-01T00:00:00Z", "llama", "99", "ok", 99_000L));
        assertThat(given("summary?" + MAY, vera))
                .isEqualTo(
                        fixture.json.readTree(
                                """
                                {"total_requests":4,"total_tokens":72,"prompt_tokens":44,"completion_tokens":28,
                                 "total_cost":"12.100000055",
                                 "response_time_ms":{"mean":4.000,"p50":2.500,"p95":8.950,"p99":9.790},
                                 "by_model":[
                                  {"model":"llama","requests":3,"prompt_tokens":33,"completion_tokens":21,
                                   "total_tokens":54,"cost":"12.1"},
                                  {"model":"phi","requests":1,"prompt_tokens":11,"completion_tokens":7,
                                   "total_tokens":18,"cost":"0.000000055"}]}
                                """));
    }

    @Test
    @DisplayName("ANALYTICS-1: an entry of which no time was kept counts, but has no time")
    void entries_from_before_there_were_times_are_left_out_of_them() throws Exception {
        Entry timeless = entry("2026-05-02T00:00:00Z", "phi", "1", "ok", null);
        String nothing = "{\"mean\":null,\"p50\":null,\"p95\":null,\"p99\":null}";
        JsonNode one = given("summary?" + MAY, viewerOf(timeless));
        assertThat(one.path("total_requests").asInt()).isEqualTo(1);
        assertThat(one.path("response_time_ms")).isEqualTo(fixture.json.readTree(nothing));
        Entry timed = entry("2026-05-03T00:00:00Z", "phi", "1", "ok", 1_234L);
        JsonNode two = given("summary?" + MAY, viewerOf(timeless, timed));
        assertThat(two.path("total_requests").asInt()).isEqualTo(2);
        assertThat(two.path("response_time_ms").path("mean").decimalValue()).isEqualTo("1.234");
        assertThat(given("summary?" + MAY, viewerOf()).path("response_time_ms"))
                .isEqualTo(fixture.json.readTree(nothing));
    }

    @Test
    @DisplayName("ANALYTICS-2: sums go on where a 64-bit number ends")
    void sums_are_larger_than_any_entry() throws Exception {
        Instant at = Instant.parse("2026-05-02T00:00:00Z");
        Entry huge = new Entry(at, "phi", Long.MAX_VALUE, Long.MAX_VALUE, BigDecimal.ONE, "ok", 1L);
        JsonNode summary = given("summary?" + MAY, viewerOf(huge, huge));
        assertThat(summary.path("total_tokens").bigIntegerValue())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(4)));
    }

    @Test
    @DisplayName("ANALYTICS-7: without a word, the last 30 days up to today")
    void the_default_is_30_days_up_to_today() throws Exception {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        List<String> dates = given("daily", viewerOf()).findValuesAsText("date");
        LocalDate today = LocalDate.parse(dates.get(29));
        assertThat(today).isBetween(before, LocalDate.now(ZoneOffset.UTC));
        assertThat(dates)
                .isEqualTo(
                        today.minusDays(29)
                                .datesUntil(today.plusDays(1))
                                .map(LocalDate::toString)
                                .toList());
        assertThat(given("daily?end_date=2026-03-01", viewerOf()).findValuesAsText("date"))
                .hasSize(30)
                .startsWith("2026-01-31")
                .endsWith("2026-03-01");
        assertThat(given("daily?end_date=0001-01-02", viewerOf()).findValuesAsText("date"))
                .containsExactly("0001-01-01", "0001-01-02");
    }

    @Test
    @DisplayName("ANALYTICS-6: a name of a model can be no cell, no line and no formula of its own")
    void csv_is_quoted_and_harmless() throws Exception {
        String at = "2026-05-02T00:00:00Z";
        String vera =
                viewerOf(
                        entry(at, "=HYPERLINK(\"x\")", "1", "ok", 1L),
                        entry(at, "+1", "1", "ok", 1L),
                        entry(at, "-1", "1", "ok", 1L),
                        entry(at, "@SUM(A1)", "1", "ok", 1L),
                        entry(at, "a,b", "1", "ok", 1L),
                        entry(at, "c\r\nd", "1", "ok", 1L),
                        entry(at, "\te", "1", "ok", 1L),
                        entry(at, "ünï\"x", "0.10", "ok", 1L));
        HttpResponse<String> csv = get("export?format=csv&" + MAY, vera);
        String rest = ",1,11,7,18,1\r\n";
        assertThat(csv.body())
                .isEqualTo(
                        HEADER
                                + ("2026-05-02,'\te" + rest)
                                + ("2026-05-02,'+1" + rest)
                                + ("2026-05-02,'-1" + rest)
                                + ("2026-05-02,\"'=HYPERLINK(\"\"x\"\")\"" + rest)
                                + ("2026-05-02,'@SUM(A1)" + rest)
                                + ("2026-05-02,\"a,b\"" + rest)
                                + ("2026-05-02,\"c\r\nd\"" + rest)
                                + "2026-05-02,\"ünï\"\"x\",1,11,7,18,0.1\r\n");
        assertThat(csv.headers().firstValue("content-type").orElseThrow())
                .isEqualToIgnoringCase("text/csv; charset=utf-8; header=present");
        assertThat(csv.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"analytics_2026-05-01_2026-05-31.csv\"");
        assertThat(given("export?" + MAY, vera).findValuesAsText("model"))
                .containsExactly(
                        "\te",
                        "+1",
                        "-1",
                        "=HYPERLINK(\"x\")",
                        "@SUM(A1)",
                        "a,b",
                        "c\r\nd",
                        "ünï\"x");
    }

    @Test
    @DisplayName("ANALYTICS-6: no call is a table of no row")
    void an_empty_export_has_its_header() throws Exception {
        String vera = viewerOf();
        assertThat(get("export?format=csv&" + MAY, vera).body()).isEqualTo(HEADER);
        assertThat(given("export?format=json&" + MAY, vera)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "start_date=2026-02-30,                                     start_date",
        "start_date=2025-02-29,                                     start_date",
        "start_date=2026-13-01,                                     start_date",
        "start_date=2026-00-01,                                     start_date",
        "start_date=2026-2-1,                                       start_date",
        "start_date=20260201,                                       start_date",
        "start_date=26-02-01,                                       start_date",
        "start_date=2026-02-01T00:00:00Z,                           start_date",
        "start_date=%202026-02-01,                                  start_date",
        "start_date=-2026-02-01,                                    start_date",
        "start_date=0000-01-01,                                     start_date",
        "start_date=10000-01-01,                                    start_date",
        "start_date=%D9%A2%D9%A0%D9%A2%D9%A6-02-01,                 start_date",
        "start_date=,                                               start_date",
        "end_date=2026-02-30,                                       end_date",
        "end_date=yesterday,                                        end_date",
        "end_date=2026-05-01'; drop table ledger; --,               end_date",
        "start_date=2026-05-02&end_date=2026-05-01,                 end_date",
        "start_date=9999-12-31,                                     end_date",
        "time_zone=Europe/Atlantis,                                 time_zone",
        "time_zone=europe/berlin,                                   time_zone",
        "time_zone=%2B01:00,                                        time_zone",
        "time_zone=UTC%2B1,                                         time_zone",
        "time_zone=UTC'; drop table ledger; --,                     time_zone",
        "time_zone=,                                                time_zone",
        "time_zone=%00,                                             time_zone"
    })
    @DisplayName("ANALYTICS-7: an impossible range is refused by the name of what is wrong")
    void impossible_ranges_are_refused_in_every_form(String query, String name) throws Exception {
        String encoded =
                query.contains("drop")
                        ? query.replaceAll("=.*", "=")
                                + URLEncoder.encode(
                                        query.replaceAll("^[^=]*=", ""), StandardCharsets.UTF_8)
                        : query;
        for (String what : List.of("summary?", "daily?", "export?format=csv&")) {
            HttpResponse<String> refused = get(what + encoded, fixture.vera);
            assertThat(refused.statusCode()).as(what + query).isEqualTo(422);
            assertThat(fixture.jsonOf(refused).at("/error/param").asText()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "xml", "", "csv,json"})
    void an_unknown_format_is_refused(String format) throws Exception {
        HttpResponse<String> refused = get("export?format=" + format, fixture.vera);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fixture.jsonOf(refused).at("/error/param").asText()).isEqualTo("format");
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01, 2024-12-31, 366, 200", "2024-01-01, 2025-01-01, 367, 422"})
    void as_many_days_are_told_one_by_one_as_a_leap_year_has(
            String first, String last, int days, int status) throws Exception {
        String range = "start_date=" + first + "&end_date=" + last;
        HttpResponse<String> daily = get("daily?" + range, fixture.vera);
        assertThat(daily.statusCode()).isEqualTo(status);
        assertThat(daily.body()).contains(status == 200 ? last : "start_date");
        assertThat(fixture.jsonOf(daily).findValues("date")).hasSize(status == 200 ? days : 0);
        assertThat(get("summary?" + range, fixture.vera).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("ANALYTICS-1: the time counts from the request's arrival, a slow engine included")
    void a_call_takes_as_long_as_its_caller_waits_at_most() throws Exception {
        String otto = token("otto", "operator");
        fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
        long begun = System.nanoTime();
        assertThat(fixture.chat(otto, RouterFixture.body("")).statusCode()).isEqualTo(200);
        double waited = (System.nanoTime() - begun) / 1e6;
        JsonNode times = given("summary", otto).path("response_time_ms");
        assertThat(times.path("mean").asDouble()).isPositive().isLessThan(waited);
        assertThat(times.path("p50")).isEqualTo(times.path("mean"));
        assertThat(times.path("p99")).isEqualTo(times.path("mean"));
    }

    private String token(String person, String role) throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"T\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        return RouterFixture.token(person, tenant, role);
    }
}
