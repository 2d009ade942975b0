package dev.touchstone.livingdoc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.evidence.SafeText;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.verdict.Report.ScenarioReport;
import java.util.List;

/** One scenario as JSON, with its steps and evidence. */
final class ScenarioJson {
    private final ObjectMapper json;
    private final boolean proofsKnown;

    ScenarioJson(ObjectMapper json, boolean proofsKnown) {
        this.json = json;
        this.proofsKnown = proofsKnown;
    }

    ObjectNode of(ScenarioReport report) {
        ScenarioRun run = report.run();
        ObjectNode node = json.createObjectNode();
        node.put("anchor", report.anchor());
        node.put("feature", run.feature());
        node.put("rule", run.rule());
        node.put("name", run.name());
        ObjectNode example = node.putObject("example");
        run.example().forEach(cell -> example.put(cell.column(), cell.value()));
        node.put("file", run.uri());
        node.put("line", run.line());
        IndexJson.strings(node.putArray("tags"), run.tags());
        node.put("outcome", report.verdict().outcome().word());
        node.put("reason", report.verdict().reason());
        node.put("worker", run.worker());
        run.duration().ifPresent(d -> node.put("duration_ms", IndexJson.millis(d)));
        if (proofsKnown) {
            IndexJson.strings(
                    node.putArray("proven_by"),
                    report.provenBy().stream().map(Proofs.Defect::id).toList());
        }
        ArrayNode steps = node.putArray("steps");
        run.steps().forEach(step -> step(steps.addObject(), step));
        return node;
    }

    private void step(ObjectNode node, StepRun step) {
        node.put("kind", step.kind() == StepRun.Kind.HOOK ? "hook" : "step");
        node.put("keyword", step.keyword());
        node.put("text", step.text());
        node.put("status", step.status().word());
        step.duration().ifPresent(d -> node.put("duration_ms", IndexJson.millis(d)));
        step.docString().ifPresent(doc -> text(node.putObject("doc_string"), doc));
        if (!step.table().isEmpty()) {
            ArrayNode table = node.putArray("table");
            step.table().forEach(row -> IndexJson.strings(table.addArray(), row));
        }
        step.failure()
                .ifPresent(
                        failure ->
                                node.putObject("failure")
                                        .put("type", failure.type())
                                        .put("message", failure.message())
                                        .put("trace", failure.trace()));
        if (!step.evidence().isEmpty()) {
            ArrayNode evidence = node.putArray("evidence");
            step.evidence().forEach(one -> evidence(evidence.addObject(), one));
        }
    }

    private void evidence(ObjectNode node, Evidence evidence) {
        node.put("title", evidence.title());
        if (evidence instanceof Evidence.Exchange exchange) {
            node.put("kind", "exchange");
            part(node.putObject("request"), exchange.request());
            exchange.response().ifPresent(part -> part(node.putObject("response"), part));
            exchange.failure().ifPresent(failure -> node.put("failure", failure));
            exchange.durationMs().ifPresent(ms -> node.put("duration_ms", ms));
            events(node, exchange);
        } else if (evidence instanceof Evidence.Note note) {
            node.put("kind", "note");
            node.put("media_type", note.mediaType());
            text(node.putObject("text"), note.text());
        } else if (evidence instanceof Evidence.Unreadable unreadable) {
            node.put("kind", "unreadable");
            node.put("media_type", unreadable.mediaType());
            node.put("reason", unreadable.reason());
            node.put("bytes", unreadable.bytes());
        }
    }

    private static void events(ObjectNode node, Evidence.Exchange exchange) {
        List<Evidence.Event> events = exchange.events();
        if (events.isEmpty()) {
            return;
        }
        ArrayNode list = node.putArray("events");
        events.forEach(e -> list.addObject().put("at_ms", e.atMs()).put("data", e.data()));
        node.put("events_left_out", exchange.eventsLeftOut());
    }

    private static void part(ObjectNode node, Evidence.Part part) {
        node.put("line", part.line());
        ArrayNode headers = node.putArray("headers");
        part.headers().forEach(h -> headers.addArray().add(h.name()).add(h.value()));
        text(node.putObject("body"), part.body());
    }

    private static void text(ObjectNode node, SafeText text) {
        node.put("text", text.text()).put("bytes_cut", text.bytesCut());
    }
}
