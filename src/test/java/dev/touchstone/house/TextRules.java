package dev.touchstone.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand in no file of the project, whatever its kind. */
final class TextRules {

    /** What is looked for is put together here, or this file would report itself. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    String.join(
                                    "|",
                                    "(?<!\\w)/wor" + "k/",
                                    "(?<!\\w)/roo" + "t/",
                                    "repo\\." + "maven")
                            + "|(?i)\\bmir"
                            + "rors?\\b");

    private static final Pattern LEFT_UNDONE =
            Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private TextRules() {}

    static List<Finding> check(String path, String text) {
        List<String> lines = text.lines().toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            Matcher machine = MACHINE.matcher(lines.get(i));
            if (machine.find()) {
                findings.add(
                        new Finding(
                                path,
                                line,
                                "machine",
                                "names " + machine.group().toLowerCase(Locale.ROOT),
                                "a path or a host of one machine is nobody else's"));
            }
            Matcher undone = LEFT_UNDONE.matcher(lines.get(i));
            if (undone.find()) {
                findings.add(
                        new Finding(
                                path,
                                line,
                                "undone",
                                "says " + undone.group(),
                                "do it, or write it down where work is planned"));
            }
        }
        return findings;
    }

    /** Not the folders that the project writes itself, nor those of tools. */
    static boolean isOurs(String path) {
        return Stream.of("target/", "reports/", ".git/", ".idea/").noneMatch(path::startsWith)
                && !path.equals(".git");
    }
}
