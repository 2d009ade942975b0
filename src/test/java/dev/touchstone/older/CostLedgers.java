package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The router's ledger tests, which know costs by the usage that answers tell. */
final class CostLedgers {

    static final Suite SUITE =
            Suite.of("Router: ledger tests")
                    .test("usage has prompt, completion and total tokens", CostLedgers::structure)
                    .test("cost is attributed to several tenants", CostLedgers::tenants)
                    .test("cost adds up over requests", CostLedgers::accumulation)
                    .test("metadata is preserved for attribution", CostLedgers::metadata)
                    .test("the cost of a streamed response", CostLedgers::streamed)
                    .test("very few tokens", CostLedgers::fewTokens)
                    .test("the same request twice costs the same", CostLedgers::consistency)
                    .after(RouterSmoke::waitHealth);

    private CostLedgers() {}

    private static void structure(Seeded seeded) {
        Completions.validateUsage(usage(seeded.operatorA(), RouterSmoke.request("Count to five")));
    }

    private static void tenants(Seeded seeded) {
        ObjectNode first = RouterSmoke.request("Hello from tenant A");
        ObjectNode second = RouterSmoke.request("Hello from tenant B");
        first.withObject("metadata").put("tenant", "tenant-a");
        second.withObject("metadata").put("tenant", "tenant-b");
        assertThat(total(usage(seeded.operatorA(), first))).isPositive();
        assertThat(total(usage(seeded.adminB(), second))).isPositive();
    }

    private static void accumulation(Seeded seeded) {
        int sum = 0;
        for (int i = 1; i <= 3; i++) {
            int before = sum;
            sum += total(usage(seeded.operatorA(), RouterSmoke.request("Request " + i)));
            assertThat(sum).isGreaterThan(before);
        }
    }

    private static void metadata(Seeded seeded) {
        JsonNode data =
                Fallbacks.preserved(seeded.operatorA(), RouterSmoke.request("Attribute me")).json();
        assertThat(total(data.path("usage"))).isPositive();
    }

    private static void streamed(Seeded seeded) {
        ObjectNode request = RouterSmoke.request("Count to five").put("stream", true);
        request.putObject("stream_options").put("include_usage", true);
        List<JsonNode> chunks =
                Completions.parseStream(seeded.operatorA().post(Completions.PATH, request));
        assertThat(chunks).isNotEmpty();
        assertThat(chunks).anyMatch(chunk -> total(chunk.path("usage")) > 0);
    }

    private static void fewTokens(Seeded seeded) {
        JsonNode usage =
                usage(seeded.operatorA(), RouterSmoke.request("Hi there").put("max_tokens", 1));
        assertThat(total(usage)).isPositive();
        assertThat(usage.path("completion_tokens").asInt(-1)).isBetween(0, 1);
    }

    private static void consistency(Seeded seeded) {
        ObjectNode request = RouterSmoke.request("The same every time");
        JsonNode first = usage(seeded.operatorA(), request);
        JsonNode second = usage(seeded.operatorA(), request);
        assertThat(second.path("prompt_tokens")).isEqualTo(first.path("prompt_tokens"));
    }

    private static JsonNode usage(Client client, ObjectNode request) {
        JsonNode data = RouterSmoke.answered(client, request);
        assertThat(data.has("usage")).isTrue();
        return data.path("usage");
    }

    private static int total(JsonNode usage) {
        return usage.path("total_tokens").asInt();
    }
}
