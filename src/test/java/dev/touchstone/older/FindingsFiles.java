package dev.touchstone.older;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.matrix.Proven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells what was found: tables for people, and all of it for programs. */
final class FindingsFiles {

    private FindingsFiles() {}

    /** Writes {@code older-tests.md} and {@code older-tests.json}. */
    static void write(Findings findings, Proven proven, Path reports) throws IOException {
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("older-tests.md"), markdown(findings, proven));
        Files.writeString(
                reports.resolve("older-tests.json"),
                Client.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json(findings, proven)));
    }

    /** The tables of the document, but for what stands there in words. */
    static String markdown(Findings findings, Proven proven) {
        StringBuilder text = new StringBuilder();
        text.append(
                "| older tests of | tests | defects of their areas | noticed | at most | before their eyes | out of their sight | Touchstone |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        for (OlderTest.Origin origin : OlderTest.Origin.values()) {
            List<Defect> area = findings.area(origin);
            int most = findings.noticed(origin, true).size();
            int seen = findings.beforeTheirEyes(origin).size();
            text.append(
                    "| %s | %d | %d | %s | %s | %d | %d | %d |\n"
                            .formatted(
                                    origin.words(),
                                    findings.of(origin).size(),
                                    area.size(),
                                    share(findings.noticed(origin, false).size(), area.size()),
                                    share(most, area.size()),
                                    seen,
                                    area.size() - most - seen,
                                    proven.noticed(area).size()));
        }
        text.append("\n| their test | criteria | defects | noticed | at most |\n");
        text.append("|---|---|---|---|---|\n");
        String suite = "";
        for (OlderTest test : findings.tests()) {
            if (!test.suite().equals(suite)) {
                suite = test.suite();
                text.append("| **%s** | | | | |\n".formatted(suite));
            }
            text.append(
                    "| %s | %s | %d | %d | %d |\n"
                            .formatted(
                                    test.says(),
                                    String.join(", ", test.criteria()),
                                    findings.area(test).size(),
                                    findings.noticed(test, false).size(),
                                    findings.noticed(test, true).size()));
        }
        return text.toString();
    }

    private static String share(int part, int whole) {
        return whole == 0
                ? "0"
                : String.format(Locale.ROOT, "%d (%.0f %%)", part, 100.0 * part / whole);
    }

    private static ObjectNode json(Findings findings, Proven proven) {
        ObjectNode root = Client.object();
        ArrayNode origins = root.putArray("origins");
        for (OlderTest.Origin origin : OlderTest.Origin.values()) {
            ObjectNode node = origins.addObject().put("name", origin.words());
            node.put("tests", findings.of(origin).size());
            list(node, "area", findings.area(origin));
            list(node, "noticed", findings.noticed(origin, false));
            list(node, "noticed_at_most", findings.noticed(origin, true));
            list(node, "before_their_eyes", findings.beforeTheirEyes(origin));
            node.put("touchstone", proven.noticed(findings.area(origin)).size());
        }
        ArrayNode tests = root.putArray("tests");
        for (OlderTest test : findings.tests()) {
            ObjectNode node = tests.addObject().put("suite", test.suite()).put("test", test.says());
            test.criteria().forEach(node.putArray("criteria")::add);
            list(node, "noticed", findings.noticed(test, false));
            list(node, "noticed_at_most", findings.noticed(test, true));
            list(node, "overlooked", findings.overlooked(test));
            list(node, "skipped", findings.skipped(test));
            findings.touching().get(test).stream().sorted().forEach(node.putArray("touched")::add);
        }
        ArrayNode results = root.putArray("trials");
        findings.results()
                .forEach(
                        result ->
                                results.addObject()
                                        .put("test", result.trial().test().toString())
                                        .put("defect", result.trial().defect())
                                        .put("wider", result.trial().wider())
                                        .put("outcome", result.outcome().name())
                                        .put("what", result.what()));
        return root;
    }

    private static void list(ObjectNode node, String name, List<Defect> defects) {
        ArrayNode list = node.putArray(name);
        defects.forEach(defect -> list.add(defect.id()));
    }
}
