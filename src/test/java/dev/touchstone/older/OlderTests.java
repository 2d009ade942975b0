package dev.touchstone.older;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All older tests: what the documents say of them, and what they do. */
final class OlderTests {

    /** Headings of what was never written. */
    private static final Set<String> PLANNED = Set.of("Router: what they planned");

    private static final List<Suite> SUITES =
            List.of(
                    ApiFlow.SUITE,
                    AuthenticationFlow.SUITE,
                    PluginFlow.SUITE,
                    AnalyticsFlow.SUITE,
                    RouterSmoke.SUITE,
                    Fallbacks.SUITE,
                    CostLedgers.SUITE,
                    EndToEnd.SUITE,
                    Streaming.SUITE,
                    Orchestrations.SUITE,
                    Gateway.SUITE,
                    ManyAtOnce.SUITE,
                    ExitCriteria.SUITE);

    private OlderTests() {}

    /** Those that the documents in this folder name, in their order. */
    static List<OlderTest> all(Path docs) throws IOException {
        return all(Mapping.read(docs), SUITES);
    }

    /**
     * @throws IllegalStateException when a row has no test, or a test has no row
     */
    static List<OlderTest> all(List<Mapping.Row> rows, List<Suite> suites) {
        Map<String, Suite.Check> left = new LinkedHashMap<>();
        suites.forEach(
                suite ->
                        suite.tests()
                                .forEach((says, check) -> left.put(suite.name() + says, check)));
        List<OlderTest> all = new ArrayList<>();
        for (Mapping.Row row : rows) {
            if (row.criteria().isEmpty() || PLANNED.contains(row.suite())) {
                continue;
            }
            Suite.Check check = left.remove(row.suite() + row.test());
            if (check == null) {
                throw new IllegalStateException(
                        "expected a test for the row \"%s\" under %s; add it to its suite"
                                .formatted(row.test(), row.suite()));
            }
            OlderTest.Origin origin = OlderTest.Origin.of(row.suite());
            all.add(new OlderTest(origin, row.suite(), row.test(), row.criteria(), check));
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("expected a row for each test, got none for " + left);
        }
        return all;
    }
}
