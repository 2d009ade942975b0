package dev.touchstone.wire;

import java.nio.charset.StandardCharsets;

/** Requests and replies in the form in which a report shows them: masked and cut. */
final class Shown {

    private Shown() {}

    static String title(Request request) {
        return request.method() + " " + Redaction.mask(request.path());
    }

    static Exchange.Message request(Request request, String url) {
        String body =
                request.body().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        return new Exchange.Message(
                request.method() + " " + Redaction.mask(url),
                Redaction.mask(request.headers()),
                Exchange.shown(body));
    }

    static Exchange.Message reply(Reply reply) {
        return new Exchange.Message(
                Integer.toString(reply.status()),
                Redaction.mask(reply.headers()),
                Exchange.shown(reply.text()));
    }
}
