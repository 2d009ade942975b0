package dev.touchstone.router.contract;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Breach;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.Person;
import dev.touchstone.router.TenantSettings.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A situation, what a router must offer for it, and what a caller learns in it of any router. */
enum Situation {
    AN_ANSWER(
            "\"One two three\", STOP, 11 and 7 tokens",
            Set.of(Capability.CHAT),
            site -> {
                site.engines(Scripts.COUNTED);
                return Told.of(
                        site.router().chat().ask(site.operator(), site.question()), Told::answer);
            }),
    AN_ANSWER_CUT_AT_ITS_LIMIT(
            "\"One two\", LENGTH",
            Set.of(Capability.CHAT),
            site -> {
                site.engines(Scripts.THREE_PIECES);
                return Told.of(
                        site.router().chat().ask(site.operator(), site.question().limitedTo(2)),
                        answer ->
                                "\""
                                        + answer.text()
                                        + "\", "
                                        + answer.finishReason().orElseThrow());
            }),
    A_STREAM(
            "\"One two three\", done, CLEAN",
            Set.of(Capability.STREAM),
            site -> {
                site.engines(Scripts.THREE_PIECES);
                return Told.of(
                        site.router().chat().stream(site.operator(), site.question()),
                        Told::stream);
            }),
    A_STREAM_THAT_AN_ENGINE_BREAKS_OFF(
            "\"One two\", an error, not done, CLEAN",
            Set.of(Capability.STREAM),
            site -> {
                site.engines(Scripts.BROKEN_OFF);
                return Told.of(
                        site.router().chat().stream(site.operator(), site.question()),
                        Told::stream);
            }),
    A_MODEL_THAT_NOBODY_HAS(
            "refused: UNKNOWN_MODEL",
            Set.of(Capability.CHAT),
            site -> {
                ChatRequest unknown = ChatRequest.of("no-such", site.question().messages());
                return Told.of(site.router().chat().ask(site.operator(), unknown), Told::answer);
            }),
    A_MODEL_THAT_THE_TENANT_MAY_NOT_USE(
            "refused: NOT_ALLOWED",
            Set.of(Capability.TENANTS),
            site -> {
                Person ada = site.operator(Optional.of(List.of(site.otherModel())));
                return Told.of(site.router().chat().ask(ada, site.question()), Told::answer);
            }),
    A_REQUEST_THAT_IS_BROKEN(
            "refused: BROKEN_REQUEST",
            Set.of(Capability.CHAT),
            site ->
                    Told.of(
                            site.router()
                                    .chat()
                                    .ask(
                                            site.operator(),
                                            site.question().breaking(Breach.EMPTY_MESSAGES)),
                            Told::answer)),
    NO_CREDENTIAL(
            "refused: SIGN_IN",
            Set.of(Capability.CREDENTIALS),
            site -> {
                Person naked = site.operator().showing(new Credential.None());
                return Told.of(site.router().chat().ask(naked, site.question()), Told::answer);
            }),
    A_CREDENTIAL_THAT_NOBODY_GAVE(
            "refused: SIGN_IN",
            Set.of(Capability.CREDENTIALS),
            site -> {
                Person stranger =
                        site.operator().showing(new Credential.Bearer("sk-of-nobody-at-all"));
                return Told.of(
                        site.router().chat().stream(stranger, site.question()), Told::stream);
            }),
    EVERY_ENGINE_FAILS(
            "refused: ENGINES_FAILED",
            Set.of(Capability.CHAT),
            site -> {
                site.engines(Behaviour.error(500, "InternalServerError", "engine down"));
                return Told.of(
                        site.router().chat().ask(site.operator(), site.question()), Told::answer);
            }),
    NO_ENGINE_ANSWERS_IN_TIME(
            "refused: ENGINES_TIMED_OUT",
            Set.of(Capability.TIME_LIMIT),
            site -> {
                site.engines(Behaviour.silence());
                ChatRequest soon = site.question().within(Duration.ofSeconds(1));
                return Told.of(site.router().chat().ask(site.operator(), soon), Told::answer);
            }),
    AN_ENTRY_OF_THE_LEDGER(
            "llama-3.2-3b: ok, 11 and 7 tokens, 0.00000211 dollars",
            Set.of(Capability.LEDGER, Capability.TENANTS),
            site -> {
                site.engines(Scripts.COUNTED);
                Person ada = site.operator();
                site.router().chat().ask(ada, site.question());
                return Told.of(site.router().ledger().entries(ada), Situation::entries);
            }),
    AN_ENTRY_OF_A_FAILURE(
            "failed, 0 dollars",
            Set.of(Capability.LEDGER, Capability.TENANTS),
            site -> {
                site.engines(Behaviour.error(500, "InternalServerError", "engine down"));
                Person ada = site.operator();
                site.router().chat().ask(ada, site.question());
                return Told.of(site.router().ledger().entries(ada), Situation::ends);
            }),
    A_LEDGER_WITHOUT_A_CREDENTIAL(
            "refused: SIGN_IN",
            Set.of(Capability.LEDGER, Capability.TENANTS),
            site -> {
                Person naked = site.operator().showing(new Credential.None());
                return Told.of(site.router().ledger().entries(naked), Situation::entries);
            }),
    A_TENANT_THAT_IS_GONE(
            "refused",
            Set.of(Capability.TENANTS),
            site -> {
                Person ada = site.operator();
                Tenant hers = site.tenantOf(ada);
                site.remove(hers);
                String told = Told.of(site.router().chat().ask(ada, site.question()), Told::answer);
                return told.equals("refused: SIGN_IN") || told.equals("refused: NOT_ALLOWED")
                        ? "refused"
                        : told;
            }),
    A_BUDGET_THAT_IS_SPENT(
            "refused: OVER_BUDGET",
            Set.of(Capability.SETTINGS),
            site -> {
                site.engines(Scripts.COUNTED);
                Site.Limited tenant = site.withSomebodyWhoSetsLimits();
                Budget less = new Budget(Optional.of(new BigDecimal("0.000001")));
                String set =
                        Told.of(
                                site.router().settings().change(tenant.admin(), List.of(less)),
                                limits -> "set");
                site.router().chat().ask(tenant.asker(), site.question());
                return set.equals("set")
                        ? Told.of(
                                site.router().chat().ask(tenant.asker(), site.question()),
                                Told::answer)
                        : set;
            }),
    THE_MODELS(
            "the default model is listed once",
            Set.of(Capability.MODELS),
            site ->
                    Told.of(
                            site.router().models().list(site.operator()),
                            listed -> Told.model(site.model(), listed))),
    ALIVE(
            "alive",
            Set.of(Capability.HEALTH),
            site -> Told.of(site.router().health().alive(), any -> "alive")),
    READY(
            "ready, with its database",
            Set.of(Capability.READINESS),
            site -> Told.of(site.router().health().readiness(), Situation::ready));

    private final String expected;
    private final Set<Capability> needed;
    private final Function<Site, String> played;

    Situation(String expected, Set<Capability> needed, Function<Site, String> played) {
        this.expected = expected;
        this.needed = needed;
        this.played = played;
    }

    /** What a caller learns in it. */
    String expected() {
        return expected;
    }

    /** What the router must offer. */
    Set<Capability> needed() {
        return needed;
    }

    /** Plays it, and tells what a caller learnt. */
    String play(Site site) {
        return played.apply(site);
    }

    /** The name of the file in which a router's side of it is recorded. */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".http";
    }

    private static String entries(List<LedgerEntry> entries) {
        return entries.stream().map(Told::entry).collect(Collectors.joining("; "));
    }

    private static String ends(List<LedgerEntry> entries) {
        return entries.stream()
                .map(
                        e ->
                                e.status()
                                        + ", "
                                        + e.cost().stripTrailingZeros().toPlainString()
                                        + " dollars")
                .collect(Collectors.joining("; "));
    }

    private static String ready(Readiness readiness) {
        boolean database = readiness.parts().getOrDefault(Readiness.DATABASE, false);
        return (readiness.ready() ? "ready" : "not ready")
                + (database ? ", with its database" : "");
    }
}
