package dev.touchstone.older;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which older tests there are, and which criteria have their places: two documents say it. */
final class Mapping {

    private static final List<String> FILES = List.of("platform-tests.md", "router-tests.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.*?) ?\\|");
    private static final Pattern CRITERION = Pattern.compile("\\b[A-Z]+-\\d+\\b");

    private Mapping() {}

    /**
     * One row.
     *
     * @param suite the heading above it
     * @param test what it is about, as the document words it
     * @param criteria none for what is no test of the router
     */
    record Row(String suite, String test, Set<String> criteria) {}

    /** All rows in their order. */
    static List<Row> read(Path docs) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String file : FILES) {
            rows.addAll(rows(Files.readString(docs.resolve(file))));
        }
        return rows;
    }

    static List<Row> rows(String document) {
        List<Row> rows = new ArrayList<>();
        String suite = "";
        for (String line : document.lines().toList()) {
            MatchResult row = ROW.matcher(line).results().findFirst().orElse(null);
            if (row != null && row.group(1).startsWith("**")) {
                suite = row.group(1).replace("*", "");
            } else if (row != null && !suite.isEmpty()) {
                rows.add(new Row(suite, row.group(1), criteria(row.group(2))));
            }
        }
        return rows;
    }

    static Set<String> criteria(String cell) {
        return CRITERION
                .matcher(cell)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
