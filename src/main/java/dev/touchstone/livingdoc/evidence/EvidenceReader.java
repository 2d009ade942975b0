package dev.touchstone.livingdoc.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns an attachment into evidence. It never throws: what cannot be read becomes {@link
 * Evidence.Unreadable}, so that one bad attachment costs itself and not the page.
 */
public final class EvidenceReader {
    /** The media type of an exchange that {@code wire} attaches. */
    public static final String EXCHANGE = "application/vnd.touchstone.exchange+json";

    private static final int FIRST_EVENTS = 100;
    private static final int LAST_EVENTS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads one attachment; {@code body} as it was before any encoding for transport. */
    public Evidence read(String name, String mediaType, byte[] body) {
        String type = mediaType.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "").strip();
        String title = SafeText.line(name.isBlank() ? type : name);
        String shownType = SafeText.line(type);
        if (type.equals(EXCHANGE)) {
            return exchange(title, body);
        }
        if (type.startsWith("text/") || type.equals("application/json") || type.endsWith("+json")) {
            String text = new String(body, StandardCharsets.UTF_8);
            return new Evidence.Note(title, shownType, SafeText.of(text, SafeText.BODY_LIMIT));
        }
        return new Evidence.Unreadable(
                title, shownType, "this kind of attachment is not shown", body.length);
    }

    private Evidence exchange(String title, byte[] body) {
        try {
            JsonNode node = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (node == null || !node.isObject() || !node.path("request").isObject()) {
                return unreadable(title, "expected an exchange with a request", body);
            }
            return exchange(node, title);
        } catch (JsonProcessingException | StackOverflowError e) {
            String reason = e instanceof JsonProcessingException ? "is not JSON" : "is too deep";
            return unreadable(title, "the exchange " + reason, body);
        }
    }

    private static Evidence unreadable(String title, String reason, byte[] body) {
        return new Evidence.Unreadable(title, EXCHANGE, reason, body.length);
    }

    private static Evidence exchange(JsonNode node, String fallbackTitle) {
        JsonNode events = node.path("events");
        List<Evidence.Event> shown = new ArrayList<>();
        int leftOut = Math.max(0, events.size() - FIRST_EVENTS - LAST_EVENTS);
        for (int i = 0; i < events.size(); i++) {
            if (i < FIRST_EVENTS || i >= FIRST_EVENTS + leftOut) {
                JsonNode event = events.get(i);
                shown.add(
                        new Evidence.Event(
                                event.path("at_ms").asDouble(), text(event.path("data"))));
            }
        }
        String title = text(node.path("title"));
        JsonNode duration = node.path("duration_ms");
        return new Evidence.Exchange(
                title.isBlank() ? fallbackTitle : title,
                part(node.path("request")),
                node.path("response").isObject()
                        ? Optional.of(part(node.path("response")))
                        : Optional.empty(),
                Optional.of(text(node.path("failure"))).filter(failure -> !failure.isEmpty()),
                duration.isNumber() ? Optional.of(duration.doubleValue()) : Optional.empty(),
                shown,
                leftOut);
    }

    private static Evidence.Part part(JsonNode node) {
        List<Evidence.Header> headers = new ArrayList<>();
        for (JsonNode header : node.path("headers")) {
            headers.add(new Evidence.Header(text(header.path(0)), text(header.path(1))));
        }
        return new Evidence.Part(
                text(node.path("line")),
                headers,
                SafeText.of(raw(node.path("body")), SafeText.BODY_LIMIT));
    }

    private static String text(JsonNode node) {
        return SafeText.line(raw(node));
    }

    private static String raw(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
