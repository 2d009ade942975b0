package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.reference.ReferenceRouter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The router's own contract: as OpenAPI in JSON, and as a page that needs nothing from elsewhere.
 */
final class DocsHandler {
    private final Json json;
    private volatile JsonNode document;

    DocsHandler(Json json) {
        this.json = json;
    }

    void openapi(Context context) {
        json.answer(context, 200, document());
    }

    void docs(Context context) {
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, JsonNode> path : document().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                rows.append("<tr><td>")
                        .append(escaped(method.getKey().toUpperCase(java.util.Locale.ROOT)))
                        .append("<td><code>")
                        .append(escaped(path.getKey()))
                        .append("</code><td>")
                        .append(escaped(method.getValue().path("summary").asText()))
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
                        <table><tr><th>Method<th>Path<th>What it does
                        %2$s</table></html>
                        """
                                .formatted(title, rows));
    }

    private JsonNode document() {
        if (document == null) {
            try (InputStream yaml = ReferenceRouter.class.getResourceAsStream("openapi.yaml")) {
                document = new YAMLMapper().readTree(yaml);
            } catch (IOException e) {
                throw new UncheckedIOException("openapi.yaml cannot be read", e);
            }
        }
        return document;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
