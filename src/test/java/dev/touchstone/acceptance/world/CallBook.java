package dev.touchstone.acceptance.world;

import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.util.List;

/** The calls of one request as the engines answered them, and as they must be entered. */
public final class CallBook {

    private final RouterUnderTest router;
    private final Engines engines;

    public CallBook(RouterUnderTest router, Engines engines) {
        this.router = router;
        this.engines = engines;
    }

    /** A call: the model, the deployment, the tokens, the price in US dollars. */
    public record Line(String model, String deployment, Usage usage, BigDecimal cost) {

        /** As the ledger has it. */
        public static Line of(LedgerEntry entry) {
            return new Line(
                    entry.model(),
                    entry.deployment(),
                    entry.usage(),
                    entry.cost().stripTrailingZeros());
        }
    }

    /** What engines answered, by their own count and at the published prices. */
    public List<Line> answered() {
        return engines.journal().stream()
                .filter(entry -> Integer.valueOf(200).equals(entry.status()))
                .map(this::line)
                .toList();
    }

    private Line line(JournalEntry entry) {
        Model model = router.description().model(EngineRequest.of(entry).model());
        String deployment =
                model.deployments().stream()
                        .filter(each -> each.engine().equals(entry.engine()))
                        .map(Deployment::id)
                        .findFirst()
                        .orElseThrow(() -> stray(model, entry));
        Usage usage = Usage.of(entry.promptTokens(), entry.generatedTokens());
        return new Line(
                model.id(),
                deployment,
                usage,
                model.price(deployment).of(usage).stripTrailingZeros());
    }

    private static AssertionError stray(Model model, JournalEntry entry) {
        return new AssertionError(
                "%s is not served by engine %s, which was asked for it"
                        .formatted(model.id(), entry.engine()));
    }

    /** All tokens together. */
    public Usage usage() {
        List<Line> lines = answered();
        return Usage.of(
                lines.stream().mapToLong(line -> line.usage().promptTokens()).sum(),
                lines.stream().mapToLong(line -> line.usage().completionTokens()).sum());
    }

    /** All prices together, in US dollars. */
    public BigDecimal cost() {
        return answered().stream().map(Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
