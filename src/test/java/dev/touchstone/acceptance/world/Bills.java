package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Capability;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Optional;

/** What somebody must pay, by the engine that answered and its price. */
public final class Bills {

    private final RouterUnderTest router;
    private final Engines engines;

    public Bills(RouterUnderTest router, Engines engines) {
        this.router = router;
        this.engines = engines;
    }

    /**
     * The deployment of the default model that is asked first, second and so on. Where none of
     * several is the first, nobody can know whose work is paid.
     */
    public Deployment place(int place) {
        List<Deployment> all = router.description().defaultModel().deployments();
        if (all.size() > 1) {
            router.needs(Capability.FALLBACK);
        }
        router.needs(
                Capability.FALLBACK,
                all.size() > place,
                "the default model has %d deployment only".formatted(all.size()));
        return all.get(place);
    }

    /** What this deployment of the default model costs. */
    public Price price(Deployment deployment) {
        return router.description().defaultModel().price(deployment.id());
    }

    /** A model whose first engine costs nothing, and whose second one does. */
    public Model freeAtFirst() {
        Optional<Model> free =
                router.description().models().stream()
                        .filter(model -> model.loaded() && model.deployments().size() > 1)
                        .filter(model -> costs(model, 0) == 0 && costs(model, 1) > 0)
                        .findFirst();
        router.needs(
                Capability.FALLBACK,
                free.isPresent(),
                "no model has a free engine before one that costs something");
        return free.orElseThrow();
    }

    private static int costs(Model model, int place) {
        String deployment = model.deployments().get(place).id();
        return model.price(deployment).of(Usage.of(1, 1)).signum();
    }

    /** The one request that the engine of this deployment got. */
    public JournalEntry only(Deployment deployment) {
        List<JournalEntry> entries = engines.journal(deployment.engine());
        assertThat(entries).as("requests that engine %s got", deployment.engine()).hasSize(1);
        return entries.get(0);
    }

    /** The entry is for these tokens, of this deployment and at its price. */
    public void isFor(LedgerEntry entry, String model, Deployment deployment, Usage usage) {
        assertThat(entry.deployment()).as("the engine that is paid").isEqualTo(deployment.id());
        assertThat(entry.usage()).as("the tokens in the entry").isEqualTo(usage);
        assertThat(entry.cost())
                .as("what is paid for them, in US dollars")
                .isEqualByComparingTo(
                        router.description().model(model).price(deployment.id()).of(usage));
    }

    /** The entry is for what the engine of this deployment counted for its one request. */
    public void isForTheWorkOf(LedgerEntry entry, String model, Deployment deployment) {
        isFor(entry, model, deployment, counted(only(deployment)));
    }

    /** The entry tells of so many engines that were asked, where the router tells that at all. */
    public void tellsOf(int asked, LedgerEntry entry) {
        if (router.offers(Capability.ATTEMPTS)) {
            assertThat(entry.attempts()).as("engines that were asked").isEqualTo(asked);
        }
    }

    /** The tokens that the engine told, or generated where it told none. */
    public static Usage counted(JournalEntry work) {
        return work.reported() == null
                ? Usage.of(work.promptTokens(), work.generatedTokens())
                : Usage.of(work.reported().promptTokens(), work.reported().completionTokens());
    }
}
