package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What nobody may be told: an engine's key, what somebody asked, a token, the key that signs it.
 */
public final class Secrets {

    /** In place of what evidence does not show: a reply in which it stands has told a secret. */
    private static final String MASKED = "[masked]";

    private final RouterUnderTest router;
    private final RouterLog log;
    private final String engineKey = "key-" + UUID.randomUUID();
    private final String word = "secret-" + UUID.randomUUID();
    private int noted;

    public Secrets(RouterUnderTest router, RouterLog log) {
        this.router = router;
        this.log = log;
    }

    /** A question that nobody else may read. */
    public String question() {
        return "My word is " + word;
    }

    /** A way in which an engine may fail and tell all that it knows. */
    public Behaviour telling(String words) {
        String told = told();
        String error =
                "{\"error\":{\"message\":\"%s\",\"type\":\"%1$s\",\"param\":\"%1$s\",\"code\":\"%1$s\"}}"
                        .formatted(told);
        Map<String, Behaviour> ways =
                Map.of(
                        "refuses the request", Behaviour.reply(400, error),
                        "does not know its caller", Behaviour.reply(401, error),
                        "is busy", Behaviour.reply(429, error),
                        "fails", Behaviour.reply(500, error),
                        "answers an error as if it were an answer", Behaviour.reply(200, error),
                        "answers with a web page", Behaviour.reply(200, "<h1>" + told + "</h1>"),
                        "breaks its stream after two tokens", breakingAfterTwo(told),
                        "sends an event that is an error",
                                Behaviour.reply(200, "data: " + error + "\n\n")
                                        .header("content-type", "text/event-stream"));
        if (!ways.containsKey(words)) {
            throw new IllegalArgumentException(
                    "\"%s\" is none of %s".formatted(words, ways.keySet()));
        }
        return ways.get(words);
    }

    private String told() {
        return "Error: %s is not the key of who says %s".formatted(engineKey, question());
    }

    private static Behaviour breakingAfterTwo(String told) {
        return Behaviour.echo()
                .inPieces("One", " two", " three")
                .holdAfter(2)
                .failAfter(2, Way.ERROR_WITHOUT_DONE, told);
    }

    /** All of it, as far as this person has to do with it. */
    public List<String> of(Person person) {
        String token =
                person.credential() instanceof Credential.Bearer bearer ? bearer.secret() : "";
        Stream<String> others =
                Stream.of(engineKey, word, router.description().secrets().signingKey(), MASKED);
        return Stream.concat(others, parts(token)).filter(part -> !part.isEmpty()).toList();
    }

    /** What no two tokens share: the claims of a forged token are those of the real one. */
    private static Stream<String> parts(String token) {
        String[] parts = token.split("\\.");
        return Stream.of(parts).skip(parts.length == 1 ? 0 : 1);
    }

    /** From now on it counts what the router answers. */
    public void note() {
        noted = router.evidence().all().size();
    }

    /** All that the router has answered since it was noted, with its heads. */
    public String answers() {
        return router.evidence().all().stream()
                .skip(noted)
                .map(each -> each.response() + " " + each.events())
                .collect(Collectors.joining("\n"));
    }

    public String log() {
        return log.text();
    }

    public String counts() {
        return new Reaction<>("A monitoring system", router.metrics().read())
                .given("the counts")
                .text();
    }
}
