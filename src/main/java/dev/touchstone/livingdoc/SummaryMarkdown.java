package dev.touchstone.livingdoc;

import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.util.List;

/** The report in Markdown, short enough for a step summary: the counts, then what is not green. */
final class SummaryMarkdown {
    private static final int LONGEST_LIST = 100;

    String render(Report report) {
        StringBuilder text = new StringBuilder();
        Profile profile = report.profile();
        text.append("## ").append(profile.sign()).append(' ').append(escape(report.router()));
        text.append(": ").append(profile.word()).append("\n\n");
        text.append(escape(report.summary())).append("\n\n");
        report.proven()
                .ifPresent(
                        proven ->
                                text.append(proven.scenarios())
                                        .append(" of ")
                                        .append(proven.of())
                                        .append(" scenarios are proven by ")
                                        .append(proven.by())
                                        .append(" defects.\n\n"));
        if (report.aborted()) {
            text.append("**! The run was aborted.** What did not end is not judged.\n\n");
        }
        table(text, report.levels());
        list(text, "The harness reports", report.problems());
        list(text, "Worth knowing", report.notes());
        criteria(text, report, Verdict.ERROR);
        criteria(text, report, Verdict.BROKEN);
        criteria(text, report, Verdict.NOT_SUPPORTED);
        names(text, report);
        report.facts()
                .facts()
                .forEach(
                        fact ->
                                text.append("- ")
                                        .append(escape(fact.name()))
                                        .append(": ")
                                        .append(escape(fact.value()))
                                        .append('\n'));
        return text.toString();
    }

    private static void table(StringBuilder text, List<LevelReport> levels) {
        text.append("| |");
        for (Verdict verdict : Verdict.values()) {
            text.append(' ').append(verdict.sign()).append(' ').append(verdict.word()).append(" |");
        }
        text.append("\n|---|").append("---:|".repeat(Verdict.values().length)).append('\n');
        for (LevelReport level : levels) {
            text.append("| ").append(title(level.level())).append(" |");
            for (Verdict verdict : Verdict.values()) {
                text.append(' ').append(level.criteria().get(verdict).size()).append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private static void criteria(StringBuilder text, Report report, Verdict verdict) {
        List<String> lines =
                report.capabilities().stream()
                        .flatMap(capability -> capability.criteria().stream())
                        .filter(one -> one.verdict().verdict() == verdict)
                        .map(SummaryMarkdown::line)
                        .toList();
        if (!lines.isEmpty()) {
            text.append("### ").append(verdict.sign()).append(' ').append(verdict.word());
            text.append("\n\n");
            lines.stream().limit(LONGEST_LIST).forEach(line -> text.append(line).append('\n'));
            more(text, lines.size());
        }
    }

    private static String line(CriterionReport one) {
        return "- **"
                + one.criterion().id()
                + "** ("
                + one.criterion().level().id()
                + ") "
                + escape(one.criterion().statement())
                + ": "
                + escape(one.verdict().reason());
    }

    private static void names(StringBuilder text, Report report) {
        for (LevelReport level : report.levels()) {
            List<String> ids = level.criteria().get(Verdict.NOT_CHECKED);
            if (!ids.isEmpty()) {
                text.append("○ ").append(title(level.level())).append(", not checked: ");
                text.append(String.join(", ", ids)).append("\n\n");
            }
        }
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("### ").append(title).append("\n\n");
            lines.stream()
                    .limit(LONGEST_LIST)
                    .forEach(line -> text.append("- ").append(escape(line)).append('\n'));
            more(text, lines.size());
        }
    }

    private static void more(StringBuilder text, int size) {
        if (size > LONGEST_LIST) {
            text.append("- and ").append(size - LONGEST_LIST).append(" more\n");
        }
        text.append('\n');
    }

    private static String title(Level level) {
        return level == Level.CORE ? "Core" : "Extended";
    }

    /** Text from outside must not become a heading, a table, a link, an image or HTML. */
    private static String escape(String raw) {
        StringBuilder safe = new StringBuilder();
        for (char c : raw.replaceAll("\\s+", " ").toCharArray()) {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;"); // else a person of that name is told
                case '\\', '`', '*', '_', '[', ']', '!', '#', '|', '~' ->
                        safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
