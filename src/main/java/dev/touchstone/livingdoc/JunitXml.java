package dev.touchstone.livingdoc;

import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.ScenarioReport;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The scenarios as JUnit XML. Ours rather than Cucumber's, because that one knows no difference
 * between a failed assertion and a failing harness, takes a scenario without an end for a passed
 * one, and masks nothing.
 */
final class JunitXml {

    String render(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes every element", e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        List<ScenarioReport> scenarios = scenarios(report);
        int problems = report.problems().size() + (report.aborted() ? 1 : 0);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "Touchstone");
        xml.writeAttribute("tests", String.valueOf(scenarios.size() + problems));
        xml.writeAttribute("failures", String.valueOf(count(scenarios, Outcome.FAILED)));
        xml.writeAttribute("errors", String.valueOf(count(scenarios, Outcome.ERROR) + problems));
        xml.writeAttribute(
                "skipped",
                String.valueOf(
                        count(scenarios, Outcome.NOT_SUPPORTED)
                                + count(scenarios, Outcome.NOT_RUN)));
        xml.writeAttribute("time", seconds(report.duration().orElse(Duration.ZERO)));
        if (report.aborted()) {
            problem(xml, "the run was aborted");
        }
        for (String problem : report.problems()) {
            problem(xml, problem);
        }
        for (ScenarioReport scenario : scenarios) {
            testcase(xml, scenario);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /** Each scenario once, though two criteria may show it. */
    private static List<ScenarioReport> scenarios(Report report) {
        Map<String, ScenarioReport> byPlace = new LinkedHashMap<>();
        List<ScenarioReport> all = new ArrayList<>();
        report.capabilities()
                .forEach(area -> area.criteria().forEach(one -> all.addAll(one.scenarios())));
        all.addAll(report.orphans());
        all.forEach(one -> byPlace.putIfAbsent(one.run().uri() + ":" + one.run().line(), one));
        return List.copyOf(byPlace.values());
    }

    private static long count(List<ScenarioReport> scenarios, Outcome outcome) {
        return scenarios.stream().filter(one -> one.verdict().outcome() == outcome).count();
    }

    private static void problem(XMLStreamWriter xml, String problem) throws XMLStreamException {
        start(xml, "Harness", "The harness works", Duration.ZERO);
        detail(xml, "error", problem, "");
        end(xml);
    }

    private static void testcase(XMLStreamWriter xml, ScenarioReport scenario)
            throws XMLStreamException {
        ScenarioRun run = scenario.run();
        String name = run.rule().isEmpty() ? run.name() : run.rule() + " - " + run.name();
        String row =
                run.example().stream()
                        .map(cell -> cell.column() + " " + cell.value())
                        .collect(Collectors.joining(", "));
        start(
                xml,
                run.feature(),
                row.isEmpty() ? name : name + " (" + row + ")",
                run.duration().orElse(Duration.ZERO));
        String reason = scenario.verdict().reason();
        switch (scenario.verdict().outcome()) {
            case PASSED -> {}
            case NOT_RUN, NOT_SUPPORTED -> {
                xml.writeCharacters("\n    ");
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", plain(reason));
            }
            case FAILED -> detail(xml, "failure", reason, traces(run));
            case ERROR -> detail(xml, "error", reason, traces(run));
        }
        end(xml);
    }

    private static String traces(ScenarioRun run) {
        return run.steps().stream()
                .flatMap(step -> step.failure().stream())
                .map(StepRun.Failure::trace)
                .collect(Collectors.joining("\n"));
    }

    private static void start(XMLStreamWriter xml, String type, String name, Duration time)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", plain(type));
        xml.writeAttribute("name", plain(name));
        xml.writeAttribute("time", seconds(time));
    }

    private static void detail(XMLStreamWriter xml, String element, String message, String trace)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement(element);
        xml.writeAttribute("message", plain(message));
        xml.writeCharacters(plain(trace));
        xml.writeEndElement();
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /** Without the few characters that XML cannot hold; the others were made visible before. */
    private static String plain(String text) {
        return text.replaceAll(
                "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
