package dev.touchstone.acceptance.world.deeds;

import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.TenantPlugins;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import dev.touchstone.router.Plugins.Plugin;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.wire.Exchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An admin looks at everything that there is of the own tenant. */
public final class Inspection {

    /** More than any scenario makes. */
    private static final Page ALL = new Page(100, 0);

    private final RouterUnderTest router;
    private final Witnesses witnesses;
    private final Engines engines;

    public Inspection(RouterUnderTest router, Witnesses witnesses, Engines engines) {
        this.router = router;
        this.witnesses = witnesses;
        this.engines = engines;
    }

    /** What the look itself asked is no evidence: what it saw is told where it differs. */
    public TenantState look(Person admin) {
        Exchange last = router.evidence().last();
        TenantState state = seen(admin);
        router.evidence().forgetAfter(last);
        return state;
    }

    private TenantState seen(Person admin) {
        return new TenantState(
                conversations(admin),
                part(Capability.PLUGINS, () -> plugins(admin)),
                given(admin, "the list of people", router.people().list(admin)),
                part(Capability.SETTINGS, () -> given(admin, router.settings().read(admin))),
                witnesses.ledger(admin),
                part(
                        Capability.ANALYTICS,
                        () -> given(admin, router.analytics().summary(admin, DateRange.DEFAULT))),
                engines.journal().size());
    }

    private List<Dialogue> conversations(Person admin) {
        if (!router.offers(Capability.CONVERSATIONS)) {
            return List.of();
        }
        return given(admin, router.conversations().list(admin, ALL)).stream()
                .map(each -> new Dialogue(each, history(admin, each.id())))
                .toList();
    }

    private List<StoredMessage> history(Person admin, String id) {
        return given(admin, router.conversations().history(admin, id, ALL));
    }

    private <T> Optional<T> part(Capability capability, Supplier<T> look) {
        return router.offers(capability) ? Optional.of(look.get()) : Optional.empty();
    }

    private TenantPlugins plugins(Person admin) {
        List<Plugin> plugins = given(admin, router.plugins().list(admin));
        Map<String, Optional<Map<String, Object>>> configurations = new HashMap<>();
        Stage.PLUGINS.forEach(plugin -> configurations.put(plugin, setUp(admin, plugin)));
        return new TenantPlugins(plugins, configurations);
    }

    private Optional<Map<String, Object>> setUp(Person admin, String plugin) {
        Outcome<Map<String, Object>> told = router.plugins().configuration(admin, plugin);
        boolean none =
                told instanceof Outcome.Refused<Map<String, Object>> refused
                        && refused.refusal().reason() == Reason.NOT_FOUND;
        return none ? Optional.empty() : Optional.of(given(admin, told));
    }

    private static <T> T given(Person admin, Outcome<T> outcome) {
        return given(admin, "what an admin may see", outcome);
    }

    private static <T> T given(Person admin, String wish, Outcome<T> outcome) {
        return new Reaction<>(admin.name(), outcome).given(wish);
    }
}
