package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Field;
import dev.touchstone.sabotage.relay.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The exchanges that a rule is for. What is not said does not matter.
 *
 * @param ask method and path, such as {@code GET /api/v1/conversations/*}, one of which it must be;
 *     {@code *} stands for a segment, a method {@code ANY} for every one
 * @param query a regular expression that is found in the target
 * @param sent what the request's JSON holds, see {@link Wanted}
 * @param with headers of the request: a regular expression found in each; {@code "-"}: not there,
 *     {@code "+"}: there more than once
 * @param bearer what the request's token is
 * @param claims what the token says: a regular expression for the whole of each claim; {@code
 *     "<now"} and {@code ">now"} for times; {@code head.alg} is what it says about its signature
 * @param welcome somebody was let in with the very same token before in the scenario
 * @param foreign the path or the body names a thing of which somebody of another tenant was told
 *     first
 * @param unread it is too long, or without an end, so that a relay passes it on unread
 * @param status the reply's, one of them
 * @param got what the reply's JSON holds
 * @param headers headers of the reply, as {@code with}
 * @param nth only the one of that number among those of which all else is true, from 1; between
 *     router and engine those of all scenarios that run at once are counted together
 * @param from that one and all behind it
 * @param every the second, the fourth ... for 2
 * @param after only once such an exchange has been seen in the scenario; of a stream nothing is
 *     seen
 * @param engine only before the engine of that name; for rules between router and engine
 */
public record When(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> ask,
        String query,
        Map<String, JsonNode> sent,
        Map<String, String> with,
        Bearer bearer,
        Map<String, String> claims,
        boolean welcome,
        boolean foreign,
        boolean unread,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Integer> status,
        Map<String, JsonNode> got,
        Map<String, String> headers,
        Integer nth,
        Integer from,
        Integer every,
        When after,
        String engine) {

    /** What there is of a token. */
    public enum Bearer {
        NONE,
        /** Signed by the issuer. */
        GENUINE,
        /** Something in the shape of a token that the issuer did not sign. */
        FORGED,
        /** Something else. */
        OTHER
    }

    static final When ALWAYS = asking(null);

    /** Whatever asks an engine for an answer. */
    public static final When ASKING =
            asking(List.of("POST /v1/chat/completions", "POST /api/v1/chat"));

    private static When asking(List<String> ask) {
        return new When(
                ask, null, null, null, null, null, false, false, false, null, null, null, null,
                null, null, null, null);
    }

    boolean fits(Asked asked, Credentials credentials, Memory memory) {
        return fitsTarget(asked)
                && (!welcome || memory.welcomed(asked))
                && (!foreign || memory.owner(asked).isPresent())
                && fitHeaders(with, asked.headers())
                && fitsToken(asked, credentials)
                && (sent == null || new Wanted(sent).isMetBy(Documents.read(asked.body())));
    }

    private boolean fitsTarget(Asked asked) {
        return (ask == null
                        || ask.stream()
                                .anyMatch(each -> isAsked(each, asked.method(), asked.path())))
                && (query == null || Texts.isIn(query, asked.target()));
    }

    private static boolean isAsked(String pattern, String method, String path) {
        int space = pattern.indexOf(' ');
        String wanted = pattern.substring(0, space);
        return (wanted.equals("ANY") || wanted.equals(method))
                && Texts.isAll(places(pattern.substring(space + 1)), path);
    }

    private static String places(String pattern) {
        return pattern.replace(".", "\\.").replace("*", "[^/]+");
    }

    private boolean fitsToken(Asked asked, Credentials credentials) {
        if (bearer != null && credentials.kind(asked) != bearer) {
            return false;
        }
        return claims == null
                || claims.entrySet().stream()
                        .allMatch(
                                claim ->
                                        isSaid(
                                                claim.getValue(),
                                                credentials.claim(asked, claim.getKey())));
    }

    private static boolean isSaid(String wanted, String there) {
        if (!wanted.endsWith("now")) {
            return Texts.isAll(wanted, there);
        }
        if (!there.matches("\\d+")) {
            return false;
        }
        boolean later = Long.parseLong(there) > Instant.now().getEpochSecond();
        return wanted.startsWith(">") == later;
    }

    /** Whether such exchanges can be seen before that engine. */
    boolean isBefore(String name) {
        return engine == null || engine.equals(name);
    }

    /** Whether the head of the reply does not exclude it. */
    boolean fitsHead(Told head) {
        return (status == null || status.contains(head.status()))
                && fitHeaders(headers, head.headers());
    }

    boolean fits(Told reply) {
        return fitsHead(reply)
                && (got == null || new Wanted(got).isMetBy(Documents.read(reply.body())));
    }

    /** Whether the reply decides. */
    boolean waitsForReply() {
        return status != null || got != null || headers != null;
    }

    /** Whether the one of that number is meant. */
    boolean counts(int number) {
        return (nth == null || number == nth)
                && (from == null || number >= from)
                && (every == null || number % every == 0);
    }

    private static boolean fitHeaders(Map<String, String> wanted, List<Field> there) {
        return wanted == null
                || wanted.entrySet().stream()
                        .allMatch(field -> fits(field.getKey(), field.getValue(), there));
    }

    private static boolean fits(String name, String expression, List<Field> there) {
        if (expression.equals("+")) {
            return there.stream().filter(field -> field.isCalled(name)).count() > 1;
        }
        return expression.equals("-")
                ? there.stream().noneMatch(field -> field.isCalled(name))
                : there.stream()
                        .anyMatch(
                                field ->
                                        field.isCalled(name)
                                                && Texts.isIn(expression, field.value()));
    }
}
