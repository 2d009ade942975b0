package dev.touchstone.livingdoc.page;

import dev.touchstone.criteria.Criterion;
import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.page.PageView.AreaView;
import dev.touchstone.livingdoc.page.PageView.CriterionView;
import dev.touchstone.livingdoc.page.PageView.FactView;
import dev.touchstone.livingdoc.page.PageView.LevelView;
import dev.touchstone.livingdoc.page.PageView.PartView;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CapabilityReport;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Renders a report as one HTML page that needs no network and no JavaScript. */
public final class HtmlPage {
    private final ProofViews proofs;
    private final ScenarioViews scenarios;

    private HtmlPage(Report report) {
        this.proofs = new ProofViews(report.proven().isPresent());
        this.scenarios = new ScenarioViews(proofs);
    }

    /** The page; the same bytes for the same report. */
    public static String of(Report report) {
        return PageViewRenderer.of().execute(new HtmlPage(report).view(report));
    }

    private PageView view(Report report) {
        return new PageView(
                report.router(),
                report.profile().word(),
                Tone.of(report.profile()).css(),
                report.profile().sign(),
                Sentences.linked(report.summary(), ids(report)),
                report.aborted(),
                !report.problems().isEmpty(),
                report.problems(),
                !report.notes().isEmpty(),
                report.notes(),
                report.levels().stream().map(HtmlPage::level).toList(),
                facts(report),
                choices(report),
                report.capabilities().stream().map(this::area).toList(),
                !report.orphans().isEmpty(),
                report.orphans().stream().map(scenarios::of).toList(),
                footer(report));
    }

    private static List<FactView> facts(Report report) {
        List<FactView> facts = new ArrayList<>();
        report.facts().facts().stream()
                .filter(fact -> !fact.name().equals("Router"))
                .forEach(fact -> facts.add(new FactView(fact.name(), fact.value())));
        if (report.facts().value("Started").isEmpty()) {
            report.started().ifPresent(at -> facts.add(new FactView("Started", at.toString())));
        }
        report.duration().ifPresent(d -> facts.add(new FactView("Duration", Durations.of(d))));
        facts.add(
                new FactView(
                        "Scenarios",
                        report.scenarioCounts().entrySet().stream()
                                .map(count -> count.getValue() + " " + count.getKey().word())
                                .collect(Collectors.joining(", "))));
        report.proven()
                .ifPresent(
                        proven ->
                                facts.add(
                                        new FactView(
                                                "Proven",
                                                "%d of %d scenarios, by %d defects"
                                                        .formatted(
                                                                proven.scenarios(),
                                                                proven.of(),
                                                                proven.by()))));
        if (report.facts().filter() != null) {
            facts.add(new FactView("Selected by", report.facts().filter()));
        }
        return facts;
    }

    private static LevelView level(LevelReport level) {
        List<PartView> parts = new ArrayList<>();
        for (Verdict verdict : worstFirst()) {
            List<String> ids = level.criteria().get(verdict);
            boolean open = verdict.compareTo(Verdict.NOT_SUPPORTED) >= 0;
            parts.add(part(verdict, ids, open));
        }
        return new LevelView(
                level.level() == Level.CORE ? "Core" : "Extended",
                level.criteria().get(Verdict.MET).size(),
                level.size(),
                parts);
    }

    /**
     * Met leads, since that is what a reader hopes for; then what needs a look, the worst first.
     */
    static List<Verdict> worstFirst() {
        return List.of(
                Verdict.MET,
                Verdict.ERROR,
                Verdict.BROKEN,
                Verdict.NOT_SUPPORTED,
                Verdict.NOT_CHECKED);
    }

    private static PartView part(Verdict verdict, List<String> ids, boolean open) {
        return new PartView(
                Tone.of(verdict).css(),
                verdict.sign(),
                verdict.word(),
                ids.size(),
                !ids.isEmpty(),
                open,
                ids);
    }

    private static List<PartView> choices(Report report) {
        List<PartView> choices = new ArrayList<>();
        for (Verdict verdict : worstFirst()) {
            List<String> ids =
                    report.levels().stream()
                            .flatMap(level -> level.criteria().get(verdict).stream())
                            .toList();
            if (!ids.isEmpty()) {
                choices.add(part(verdict, ids, false));
            }
        }
        return choices;
    }

    private AreaView area(CapabilityReport capability) {
        Verdict worst =
                capability.criteria().stream()
                        .map(one -> one.verdict().verdict())
                        .max(Comparator.naturalOrder())
                        .orElse(Verdict.NOT_CHECKED);
        List<String> untold =
                capability.criteria().stream()
                        .filter(one -> one.verdict().verdict() == Verdict.NOT_CHECKED)
                        .filter(one -> one.scenarios().isEmpty())
                        .map(one -> one.verdict().reason())
                        .toList();
        Set<String> reasons = Set.copyOf(untold);
        boolean shared = reasons.size() == 1 && untold.size() > 1;
        Optional<String> told =
                shared
                        ? Optional.of("○ Not checked: " + reasons.iterator().next() + ".")
                        : Optional.empty();
        return new AreaView(
                capability.area().id(),
                capability.area().title(),
                Tone.of(worst).css(),
                worst.sign(),
                worst == Verdict.NOT_CHECKED,
                worst.word(),
                (int)
                        capability.criteria().stream()
                                .filter(one -> one.verdict().verdict() == Verdict.MET)
                                .count(),
                capability.criteria().size(),
                capability.missing(),
                told,
                capability.criteria().stream()
                        .map(one -> criterion(one, shared ? reasons : Set.of()))
                        .toList());
    }

    private CriterionView criterion(CriterionReport report, Set<String> told) {
        Criterion criterion = report.criterion();
        Verdict verdict = report.verdict().verdict();
        boolean bare = report.scenarios().isEmpty() && verdict == Verdict.NOT_CHECKED;
        boolean silent =
                verdict == Verdict.MET || (bare && told.contains(report.verdict().reason()));
        return new CriterionView(
                criterion.id(),
                criterion.id().substring(criterion.id().lastIndexOf('-') + 1),
                criterion.statement(),
                Sentences.coded(criterion.statement()),
                criterion.level() == Level.EXT,
                Tone.of(verdict).css(),
                verdict == Verdict.BROKEN || verdict == Verdict.ERROR,
                verdict.sign(),
                verdict.word(),
                (criterion.level() == Level.CORE ? "core" : "extended")
                        + " · since "
                        + criterion.since()
                        + (criterion.traces().isEmpty()
                                ? ""
                                : " · traces: " + String.join(", ", criterion.traces())),
                silent ? Optional.empty() : Optional.of(report.verdict().reason()),
                bare,
                proofs.of(report),
                !report.scenarios().isEmpty(),
                report.scenarios().stream().map(scenarios::of).toList());
    }

    private static Set<String> ids(Report report) {
        return report.levels().stream()
                .flatMap(level -> level.criteria().values().stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static String footer(Report report) {
        int scenarios = report.scenarioCounts().values().stream().mapToInt(Integer::intValue).sum();
        int passed = report.scenarioCounts().getOrDefault(Outcome.PASSED, 0);
        return "Touchstone"
                + report.facts().value("Touchstone version").map(v -> " " + v).orElse("")
                + " · "
                + report.router()
                + " · "
                + passed
                + " of "
                + scenarios
                + " scenarios passed"
                + report.facts().value("Commit").map(commit -> " · commit " + commit).orElse("");
    }
}
