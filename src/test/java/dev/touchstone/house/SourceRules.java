package dev.touchstone.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.PackageTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** How sources are cut and named: packages, files and types. */
final class SourceRules {

    private static final int MOST_LINES = 300;
    private static final int MOST_LINES_OF_A_TEST = 400;
    private static final int MOST_LINES_OF_STEPS = 150;
    private static final Pattern DUMPING_GROUND =
            Pattern.compile(".*(?:Utils?|Helpers?|Common|Managers?)");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)");

    private SourceRules() {}

    static List<Finding> check(List<SourceFile> files) {
        List<Finding> findings = new ArrayList<>(packages(files));
        for (SourceFile file : files) {
            findings.addAll(length(file));
            file.types().forEach(type -> findings.addAll(type(file, type)));
        }
        return findings;
    }

    private static List<Finding> packages(List<SourceFile> files) {
        Map<String, SourceFile> unexplained = new LinkedHashMap<>();
        files.forEach(file -> unexplained.putIfAbsent(file.packageName(), file));
        List<Finding> findings = new ArrayList<>();
        for (SourceFile file : files) {
            if (file.isPackageInfo()) {
                unexplained.remove(file.packageName());
                PackageTree named = file.tree().getPackage();
                if (SENTENCE_END.matcher(file.doc(named)).results().count() < 2) {
                    findings.add(
                            file.finding(
                                    named,
                                    "package-info",
                                    "fewer than two sentences",
                                    "it tells what lives here and what it may know"));
                }
            }
        }
        unexplained.forEach(
                (name, file) ->
                        findings.add(
                                file.finding(
                                        file.tree(),
                                        "package-info",
                                        "the package %s has none".formatted(name),
                                        "it tells what lives here and what it may know")));
        return findings;
    }

    private static List<Finding> length(SourceFile file) {
        int most = mostLines(file);
        long lines = file.text().lines().count();
        return lines <= most
                ? List.of()
                : List.of(
                        new Finding(
                                file.path(),
                                lines,
                                "length",
                                "a file of %d lines, expected at most %d".formatted(lines, most),
                                "what is longer holds more than one thing"));
    }

    private static int mostLines(SourceFile file) {
        if (file.isStep()) {
            return MOST_LINES_OF_STEPS;
        }
        return file.isProduct() ? MOST_LINES : MOST_LINES_OF_A_TEST;
    }

    private static List<Finding> type(SourceFile file, ClassTree type) {
        List<Finding> findings = new ArrayList<>();
        boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        if (file.isProduct() && open && file.doc(type).isEmpty()) {
            findings.add(
                    file.finding(
                            type,
                            "javadoc",
                            "%s is public and says nothing".formatted(type.getSimpleName()),
                            "who calls it must know what it promises"));
        }
        if (DUMPING_GROUND.matcher(type.getSimpleName()).matches()) {
            findings.add(
                    file.finding(
                            type,
                            "name",
                            "%s names no thing".formatted(type.getSimpleName()),
                            "what has no name of its own gathers everything"));
        }
        return findings;
    }
}
