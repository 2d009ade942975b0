package dev.touchstone.router;

/** What a criterion may need of a router, or of the system around it, beyond answering at all. */
public enum Capability {
    HEALTH("says whether it is alive"),
    READINESS("says whether it is ready and what is missing"),
    METRICS("tells a monitoring system what it has served"),
    MODELS("lists the models that a caller may use"),
    LOADED_MODELS("says whether a model is loaded"),
    PROVIDERS("lists its providers and their models"),
    GATEWAY("takes a model by its provider's name"),
    CHAT("answers a prompt"),
    STREAM("answers a prompt as a stream"),
    TIME_LIMIT("takes the caller's own time limit for an attempt"),
    FALLBACK("asks a second engine when the first one fails"),
    FALLBACK_CONTROL("lets a caller forbid fallback"),
    ATTEMPTS("tells which engine answered, and which were asked in vain"),
    TASKS("takes a task type and a priority"),
    ORCHESTRATION("has several models work on one request"),
    IDENTIFIERS("keeps the caller's trace, user and session with the request"),
    ODD_REQUESTS("promises how long and how deep a request may be"),
    CREDENTIALS("asks for a credential"),
    SIGNED_TOKENS("asks for tokens that its issuer signs"),
    PUBLISHED_KEYS("checks tokens by the keys that its issuer publishes"),
    TENANTS("knows tenants and people with roles"),
    LEDGER("keeps a ledger that can be read"),
    LEDGER_SUMS("adds up its ledger by person, model and day"),
    CONVERSATIONS("keeps conversations"),
    SETTINGS("lets an admin limit what the tenant may use"),
    ANALYTICS("tells what a tenant used, by day and by model"),
    PLUGINS("has plugins that a tenant can use"),
    CONTRACT_DOCUMENT("publishes its contract"),
    SCRIPTED_ENGINES("works with engines that a scenario can script"),
    SCRIPTED_ANSWERS("works with engines that say what a scenario tells them"),
    TENANT_TABLES("lets its database be asked with its own role"),
    LOGS("lets its log be read"),
    OWN_SYSTEM("can be started once more, with parts that a scenario may stop");

    private final String sentence;

    Capability(String sentence) {
        this.sentence = sentence;
    }

    /** Completes "a router that ...". */
    public String sentence() {
        return sentence;
    }
}
