package dev.touchstone.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * One exchange as evidence: what was sent, what came back, what went wrong, with secrets masked and
 * bodies cut to {@value #SHOWN} characters.
 *
 * @param response null when no reply began
 * @param failure null when the exchange ended as it should
 * @param events the events of a stream with their arrival; empty for other exchanges
 */
public record Exchange(
        String title,
        Message request,
        Message response,
        String failure,
        @JsonProperty("duration_ms") double durationMs,
        List<Event> events) {

    /** The media type under which an exchange is attached to a scenario. */
    public static final String MEDIA_TYPE = "application/vnd.touchstone.exchange+json";

    static final int SHOWN = 16 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param line request line or status
     * @param headers name and value, in the order of the wire
     */
    public record Message(String line, List<List<String>> headers, String body) {}

    /**
     * @param atMs milliseconds after the request was sent
     */
    public record Event(@JsonProperty("at_ms") double atMs, String data) {}

    /** This exchange as JSON, in the form that the living documentation reads. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an exchange can always be written as JSON", e);
        }
    }

    static String shown(String body) {
        return shown(body, SHOWN);
    }

    static String shown(String text, int most) {
        return Redaction.mask(cut(text, most));
    }

    /** At most so many characters, none of them torn, and a word about the rest. */
    static String cut(String text, int shown) {
        if (text.length() <= shown) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(shown - 1)) ? shown - 1 : shown;
        return text.substring(0, end) + "\n[" + (text.length() - end) + " more characters cut]";
    }
}
