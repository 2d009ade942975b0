package dev.touchstone.acceptance.world;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What may come in place of a request, by the words of the features. */
public final class Bodies {

    private static final int DIGITS = 500_000;
    private static final byte[] NO_TEXT = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xFE};

    private final RouterUnderTest router;
    private final Engines engines;

    public Bodies(RouterUnderTest router, Engines engines) {
        this.router = router;
        this.engines = engines;
    }

    /** These bytes; where they are text, an engine that got them would know them. */
    public byte[] named(String words) {
        if (words.equals("bytes that are no text")) {
            return NO_TEXT;
        }
        String text = texts().get(words);
        if (text == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is none of %s".formatted(words, texts().keySet()));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> texts() {
        String marked = engines.marked("").strip();
        String model = router.description().defaultModel().id();
        String request =
                "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(model, marked);
        String open = request.substring(0, request.length() - 1);
        return Map.of(
                "a text", "Is anything wrong? " + marked,
                "a web page", "<!doctype html><title>" + marked + "</title>",
                "nothing at all", "",
                "half of a request", request.substring(0, request.length() / 2),
                "a request and something behind", request + " and " + marked,
                "a request with a field twice", open + ",\"model\":\"%s\"}".formatted(model),
                "a list of requests", "[" + request + "]",
                "a number of half a million digits",
                        open + ",\"seed\":" + "7".repeat(DIGITS) + "}");
    }
}
