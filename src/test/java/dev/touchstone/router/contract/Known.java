package dev.touchstone.router.contract;

import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.stack.Stack;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A router whose side of each situation is recorded. */
enum Known {
    REFERENCE("reference", "", Map.of(), Set.of(), Map.of()),
    LITELLM("litellm", "sk-of-the-recording", Map.of(), Set.of(), Map.of()),
    PORTKEY(
            "openai",
            "",
            Map.of("health", "/"),
            Set.of(
                    Situation.A_MODEL_THAT_THE_TENANT_MAY_NOT_USE,
                    Situation.NO_CREDENTIAL,
                    Situation.A_CREDENTIAL_THAT_NOBODY_GAVE,
                    Situation.NO_ENGINE_ANSWERS_IN_TIME,
                    Situation.AN_ENTRY_OF_THE_LEDGER,
                    Situation.AN_ENTRY_OF_A_FAILURE,
                    Situation.A_LEDGER_WITHOUT_A_CREDENTIAL,
                    Situation.A_TENANT_THAT_IS_GONE,
                    Situation.A_BUDGET_THAT_IS_SPENT,
                    Situation.READY),
            Map.of(
                    Situation.A_STREAM_THAT_AN_ENGINE_BREAKS_OFF,
                    "\"One two\", not done, CLEAN",
                    Situation.EVERY_ENGINE_FAILS,
                    "refused: UNEXPLAINED"));

    private static final Path RECORDINGS = Path.of("src", "test", "resources", "routers");

    private final String kind;
    private final String key;
    private final Map<String, String> options;
    private final Set<Situation> notOffered;
    private final Map<Situation, String> own;

    /**
     * @param notOffered a router that offers nothing would be right in every situation; only these
     *     may be missing
     * @param own what this router says by its own fault, and a driver must not mend
     */
    Known(
            String kind,
            String key,
            Map<String, String> options,
            Set<Situation> notOffered,
            Map<Situation, String> own) {
        this.kind = kind;
        this.key = key;
        this.options = options;
        this.notOffered = notOffered;
        this.own = own;
    }

    /** Which of them this stack's router is; empty when it is another one. */
    static Optional<Known> of(Stack stack) {
        String kind = stack.description().kind();
        return Arrays.stream(values())
                .filter(known -> known.kind.equals(kind))
                .filter(known -> known != PORTKEY || stack.name().equals("portkey"))
                .findFirst();
    }

    boolean offers(Situation situation) {
        return !notOffered.contains(situation);
    }

    Stream<Situation> situations() {
        return Arrays.stream(Situation.values()).filter(this::offers);
    }

    /** What a caller learns of it. */
    String told(Situation situation) {
        return own.getOrDefault(situation, situation.expected());
    }

    /** Where its side of a situation is recorded. */
    Path file(Situation situation) {
        return RECORDINGS.resolve(name().toLowerCase(Locale.ROOT)).resolve(situation.file());
    }

    /** Its description, for a recording of it at this address. */
    RouterDescription at(URI url) {
        return new RouterDescription(
                "recorded " + name(),
                kind,
                url,
                List.of(
                        model("llama-3.2-3b", "0.055", "0.215", "llama-one"),
                        model("phi-4", "0.07", "0.14", "phi-two")),
                Map.of(),
                options,
                new Secrets("0123456789abcdef0123456789abcdef", key));
    }

    private static Model model(String id, String prompt, String completion, String deployment) {
        return new Model(
                id,
                Optional.empty(),
                new Price(new BigDecimal(prompt), new BigDecimal(completion)),
                List.of(new Deployment(deployment, "an engine")),
                true,
                Optional.empty());
    }
}
