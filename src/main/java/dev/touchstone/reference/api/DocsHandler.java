package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.reference.ReferenceRouter;
import dev.touchstone.reference.identity.Action;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The router's own contract: as OpenAPI in JSON, and as a page that needs nothing from elsewhere.
 */
final class DocsHandler implements Operations.Part {
    private final Json json;
    private volatile JsonNode document;
    private Operations operations;

    DocsHandler(Json json) {
        this.json = json;
    }

    @Override
    public void offer(Operations offered) {
        operations = offered;
        offered.open(HandlerType.GET, "/openapi.json", this::openapi);
        offered.open(HandlerType.GET, "/docs", this::docs);
    }

    private void openapi(Context context) {
        json.answer(context, 200, document());
    }

    private void docs(Context context) {
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                rows.append("<tr><td>")
                        .append(escaped(method.getKey().toUpperCase(java.util.Locale.ROOT)))
                        .append("<td><code>")
                        .append(escaped(path.getKey()))
                        .append("</code><td>")
                        .append(escaped(method.getValue().path("summary").asText()))
                        .append("<td>")
                        .append(escaped(roles(method.getValue())))
                        .append("\n");
            }
        }
        String title = escaped(document().path("info").path("title").asText());
        context.contentType("text/html; charset=utf-8")
                .result(
                        """
                        <!doctype html>
                        <html lang="en"><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>%1$s</title>
                        <style>
                        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
                        body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
                        td, th { padding: .25rem 1rem .25rem 0; text-align: left; vertical-align: top }
                        </style>
                        <h1>%1$s</h1>
                        <p>The whole contract: <a href="openapi.json">openapi.json</a></p>
                        <table><tr><th>Method<th>Path<th>What it does<th>Who may
                        %2$s</table></html>
                        """
                                .formatted(title, rows));
    }

    private static String roles(JsonNode operation) {
        List<String> roles = new ArrayList<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        return roles.isEmpty() ? "anyone" : String.join(", ", roles);
    }

    private JsonNode document() {
        if (document == null) {
            try (InputStream yaml = ReferenceRouter.class.getResourceAsStream("openapi.yaml")) {
                document = withRoles(new YAMLMapper().readTree(yaml));
            } catch (IOException e) {
                throw new UncheckedIOException("openapi.yaml cannot be read", e);
            }
        }
        return document;
    }

    /** Who may: told from the same table by which the guard decides. */
    private JsonNode withRoles(JsonNode contract) {
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations
                        .action(method.getKey(), path.getKey())
                        .ifPresent(action -> tell((ObjectNode) method.getValue(), action));
            }
        }
        return contract;
    }

    private static void tell(ObjectNode operation, Action action) {
        ArrayNode roles = operation.putArray("x-roles");
        action.permitted().forEach(role -> roles.add(role.label()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
