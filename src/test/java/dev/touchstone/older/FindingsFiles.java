package dev.touchstone.older;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.sabotage.Defect;
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
        text.append("| older tests of | tests | defects of their areas | noticed | Touchstone |\n");
        text.append("|---|---|---|---|---|\n");
        for (OlderTest.Origin origin : OlderTest.Origin.values()) {
            List<Defect> area = findings.area(origin);
            int noticed = findings.noticed(origin).size();
            text.append(
                    "| %s | %d | %d | %d (%s) | %d |\n"
                            .formatted(
                                    origin.words(),
                                    tests(findings, origin),
                                    area.size(),
                                    noticed,
                                    percent(noticed, area.size()),
                                    proven.of(area).size()));
        }
        text.append("\n| their test | criteria | defects | noticed |\n|---|---|---|---|\n");
        String suite = "";
        for (OlderTest test : findings.tests()) {
            if (!test.suite().equals(suite)) {
                suite = test.suite();
                text.append("| **%s** | | | |\n".formatted(suite));
            }
            text.append(
                    "| %s | %s | %d | %d |\n"
                            .formatted(
                                    test.says(),
                                    String.join(", ", test.criteria()),
                                    findings.area(test).size(),
                                    findings.noticed(test).size()));
        }
        return text.toString();
    }

    private static long tests(Findings findings, OlderTest.Origin origin) {
        return findings.tests().stream().filter(test -> test.origin() == origin).count();
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }

    private static ObjectNode json(Findings findings, Proven proven) {
        ObjectNode root = Client.object();
        ArrayNode origins = root.putArray("origins");
        for (OlderTest.Origin origin : OlderTest.Origin.values()) {
            List<Defect> area = findings.area(origin);
            ObjectNode node = origins.addObject().put("name", origin.words());
            node.put("tests", tests(findings, origin)).put("touchstone", proven.of(area).size());
            list(node, "noticed", findings.noticed(origin));
            list(node, "overlooked", findings.overlooked(origin));
        }
        ArrayNode tests = root.putArray("tests");
        for (OlderTest test : findings.tests()) {
            ObjectNode node = tests.addObject().put("suite", test.suite()).put("test", test.says());
            test.criteria().forEach(node.putArray("criteria")::add);
            list(node, "noticed", findings.noticed(test));
            list(node, "overlooked", findings.overlooked(test));
            list(node, "skipped", findings.skipped(test));
        }
        ArrayNode results = root.putArray("trials");
        findings.results()
                .forEach(
                        result ->
                                results.addObject()
                                        .put("test", result.test().toString())
                                        .put("defect", result.defect())
                                        .put("outcome", result.outcome().name())
                                        .put("what", result.what()));
        return root;
    }

    private static void list(ObjectNode node, String name, List<Defect> defects) {
        ArrayNode list = node.putArray(name);
        defects.forEach(defect -> list.add(defect.id()));
    }
}
