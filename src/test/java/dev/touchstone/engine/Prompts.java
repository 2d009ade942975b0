package dev.touchstone.engine;

/** Chat requests as text, for tests that send bytes. */
final class Prompts {

    static final String MODEL = "llama-3.2-3b";

    private Prompts() {}

    static String json(String prompt) {
        return with(prompt, "");
    }

    static String stream(String prompt) {
        return with(prompt, ",\"stream\":true");
    }

    static String streamWithUsage(String prompt) {
        return with(prompt, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    }

    /** A request with more fields, each with a comma in front. */
    static String with(String prompt, String more) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":%s}]%s}"
                .formatted(MODEL, quoted(prompt), more);
    }

    static String quoted(String text) {
        return Json.MAPPER.getNodeFactory().textNode(text).toString();
    }
}
