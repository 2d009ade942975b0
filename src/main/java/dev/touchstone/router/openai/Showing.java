package dev.touchstone.router.openai;

import dev.touchstone.router.Credential;
import dev.touchstone.wire.Request;

/** How a credential is written into a request: this is the one place that knows. */
record Showing(Credential credential) {

    private static final String HEADER = "Authorization";

    static Showing of(Credential credential) {
        return new Showing(credential);
    }

    /** The request with the credential. */
    Request with(Request request) {
        if (credential instanceof Credential.Bearer bearer) {
            return request.with(HEADER, "Bearer " + bearer.secret());
        }
        if (credential instanceof Credential.Schemed schemed) {
            return request.with(HEADER, (schemed.scheme() + " " + schemed.secret()).strip());
        }
        if (credential instanceof Credential.Both both) {
            return request.with(HEADER, "Bearer " + both.first())
                    .with(HEADER, "Bearer " + both.second());
        }
        return credential instanceof Credential.InTheAddress there
                ? request.withQuery("access_token", there.secret()) // RFC 6750, section 2.3
                : request;
    }
}
