package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The platform's analytics flow. */
final class AnalyticsFlow {

    private static final String SUMMARY = "/api/v1/analytics/summary";
    private static final String DAILY = "/api/v1/analytics/daily";
    private static final String EXPORT = "/api/v1/analytics/export";

    static final Suite SUITE =
            Suite.of("Analytics flow")
                    .test("API calls are recorded", AnalyticsFlow::recorded)
                    .test("the summary returns data", AnalyticsFlow::returnsData)
                    .test("analytics need a token", AnalyticsFlow::needToken)
                    .test("analytics are the tenant's own", AnalyticsFlow::isolation)
                    .test("token usage is tracked", AnalyticsFlow::tokens)
                    .test("response times are measured", AnalyticsFlow::times)
                    .test("days are summed up", AnalyticsFlow::days)
                    .test("export as CSV and JSON", AnalyticsFlow::export)
                    .test("a viewer can read analytics", AnalyticsFlow::viewer)
                    .test("date ranges filter", AnalyticsFlow::ranges);

    private AnalyticsFlow() {}

    private static void recorded(Seeded seeded) {
        int before = requests(seeded, SUMMARY);
        call(seeded);
        assertThat(requests(seeded, SUMMARY)).isGreaterThan(before);
    }

    private static void returnsData(Seeded seeded) {
        JsonNode summary = summary(seeded, SUMMARY);
        for (String field : List.of("total_requests", "total_tokens", "total_cost")) {
            assertThat(summary.has(field)).isTrue();
        }
    }

    private static void needToken(Seeded seeded) {
        for (String path : List.of(SUMMARY, DAILY, EXPORT)) {
            assertThat(seeded.adminA().get(path).status()).isEqualTo(200);
            assertThat(seeded.nobody().get(path).status()).isEqualTo(401);
        }
    }

    private static void isolation(Seeded seeded) {
        call(seeded);
        assertThat(requests(seeded, SUMMARY)).isPositive();
        Response other = seeded.adminB().get(SUMMARY);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.json().path("total_requests").asInt(-1)).isZero();
    }

    private static void tokens(Seeded seeded) {
        int used = call(seeded).json().path("usage").path("total_tokens").asInt();
        assertThat(summary(seeded, SUMMARY).path("total_tokens").asInt())
                .isPositive()
                .isGreaterThanOrEqualTo(used);
    }

    private static void times(Seeded seeded) {
        call(seeded);
        JsonNode times = summary(seeded, SUMMARY).path("response_time_ms");
        assertThat(times.path("mean").asDouble()).isPositive();
    }

    private static void days(Seeded seeded) {
        call(seeded);
        Response daily = seeded.adminA().get(DAILY);
        assertThat(daily.status()).isEqualTo(200);
        assertThat(daily.json()).isNotEmpty();
        int sum = 0;
        for (JsonNode day : daily.json()) {
            assertThat(day.has("date")).isTrue();
            sum += day.path("requests").asInt();
        }
        assertThat(sum).isPositive();
    }

    private static void export(Seeded seeded) {
        call(seeded);
        Response csv = seeded.adminA().get(EXPORT + "?format=csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("content-type")).contains("text/csv");
        assertThat(csv.text()).isNotBlank();
        Response json = seeded.adminA().get(EXPORT + "?format=json");
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.json()).isNotEmpty();
    }

    private static void viewer(Seeded seeded) {
        assertThat(seeded.viewerA().get(SUMMARY).status()).isEqualTo(200);
    }

    private static void ranges(Seeded seeded) {
        call(seeded);
        LocalDate today = LocalDate.now(Clock.systemUTC());
        LocalDate longAgo = today.minusYears(5);
        assertThat(requests(seeded, between(today, today))).isPositive();
        assertThat(requests(seeded, between(longAgo, longAgo.plusDays(30)))).isZero();
    }

    private static String between(LocalDate start, LocalDate end) {
        return SUMMARY + "?start_date=" + start + "&end_date=" + end;
    }

    private static Response call(Seeded seeded) {
        ObjectNode body = Client.object().put("message", "Hello analytics");
        Response response = seeded.adminA().post(ApiFlow.CHAT, body);
        assertThat(response.status()).isEqualTo(200);
        return response;
    }

    private static int requests(Seeded seeded, String path) {
        return summary(seeded, path).path("total_requests").asInt(-1);
    }

    private static JsonNode summary(Seeded seeded, String path) {
        Response response = seeded.adminA().get(path);
        assertThat(response.status()).isEqualTo(200);
        return response.json();
    }
}
