package dev.touchstone.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How an event of a stream is written: each is the same event to whoever keeps to the standard
 * (WHATWG HTML, 9.2.6, "Interpreting an event stream").
 */
public enum Spelling {
    /** As vLLM does: one line, a space behind the field's name, line feeds. */
    @JsonProperty("vllm")
    VLLM("data: %s\n\n"),
    /** Lines end with a carriage return and a line feed. */
    @JsonProperty("crlf")
    CRLF("data: %s\r\n\r\n"),
    /** No space behind the field's name. */
    @JsonProperty("close")
    CLOSE("data:%s\n\n"),
    /** A comment stands before each event, as servers send to keep a connection alive. */
    @JsonProperty("commented")
    COMMENTED(": keep-alive\n\ndata: %s\n\n"),
    /** Each event has a name, a number and a word on how soon to come back. */
    @JsonProperty("named")
    NAMED("event: message\nid: 7\nretry: 1000\ndata: %s\n\n"),
    /** Its data are spread over two lines. */
    @JsonProperty("spread")
    SPREAD("data: %s\n\n") {
        @Override
        String event(String data) {
            return super.event(data.replaceFirst("^\\{", "{\ndata: "));
        }
    };

    private final String form;

    Spelling(String form) {
        this.form = form;
    }

    String event(String data) {
        return form.formatted(data);
    }
}
