package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.Marker;
import dev.touchstone.older.Client.Response;
import java.time.Duration;

/**
 * The router's fallback tests. The document does not say how a provider is made to fail, so it is
 * made to.
 */
final class Fallbacks {

    private static final Duration A_LITTLE = Duration.ofSeconds(10);

    static final Suite SUITE =
            Suite.of("Router: fallback tests")
                    .test("a timeout leads to the next provider", Fallbacks::timeout)
                    .test("a rate limit leads to the next provider", Fallbacks::rateLimit)
                    .test("every provider of the chain fails", Fallbacks::exhausted)
                    .test("metadata is preserved through a fallback", Fallbacks::metadata)
                    .test("what a fallback adds to the latency", Fallbacks::latency)
                    .after(RouterSmoke::waitHealth);

    private Fallbacks() {}

    private static void timeout(Seeded seeded) {
        String marker = Marker.fresh();
        seeded.firstEngine(marker, Behaviour.silence());
        RouterSmoke.answered(seeded.operatorA(), impatient(marker));
    }

    private static void rateLimit(Seeded seeded) {
        String marker = Marker.fresh();
        seeded.firstEngine(marker, Behaviour.error(429, "rate_limit", "Too many requests"));
        RouterSmoke.answered(seeded.operatorA(), RouterSmoke.request("Fall back " + marker));
    }

    private static void exhausted(Seeded seeded) {
        String marker = Marker.fresh();
        seeded.everyEngine(marker, Behaviour.error(500, "server_error", "Out of order"));
        Response response =
                seeded.operatorA().post(Completions.PATH, RouterSmoke.request("Fail " + marker));
        assertThat(response.status()).isIn(500, 502, 503, 504);
        assertThat(response.json().has("error")).isTrue();
    }

    private static void metadata(Seeded seeded) {
        String marker = Marker.fresh();
        seeded.firstEngine(marker, Behaviour.error(500, "server_error", "Out of order"));
        preserved(seeded.operatorA(), RouterSmoke.request("Fall back " + marker));
    }

    /** The trace is what a caller sees of it. */
    static Response preserved(Client client, ObjectNode request) {
        Response response = client.post(Completions.PATH, request);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("x-trace-id"))
                .isEqualTo(request.path("metadata").path("trace_id").asText());
        return response;
    }

    private static void latency(Seeded seeded) {
        String marker = Marker.fresh();
        seeded.firstEngine(marker, Behaviour.silence());
        Response response = seeded.operatorA().post(Completions.PATH, impatient(marker));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.elapsed()).isLessThan(Duration.ofSeconds(2).plus(A_LITTLE));
    }

    private static ObjectNode impatient(String marker) {
        return RouterSmoke.request("Fall back " + marker).put("timeout", 2);
    }
}
