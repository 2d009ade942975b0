package dev.touchstone.acceptance.world;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Router;
import dev.touchstone.wire.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Whether two things look exactly alike to whoever asks for them: to a byte, and in their time. */
public final class Lookalikes {

    /** What differs between any two replies, whatever they are about. */
    private static final Set<String> OF_THE_EXCHANGE = Set.of("x-request-id", "date");

    private static final int PAIRS = 40;

    private final RouterUnderTest router;

    public Lookalikes(RouterUnderTest router) {
        this.router = router;
    }

    /** Something that is asked for. */
    public interface Asking {
        Outcome<?> of(Router asked);
    }

    /**
     * What came of asking for two things.
     *
     * @param one all that came back about the one, but for what differs between any two replies
     * @param other the same about the other
     * @param likelihood of times that differ as much as these did, if both take the same: the
     *     p-value of the Mann-Whitney U test, two-sided, over pairs that are asked for in turn.
     *     Whoever calls times different below a p-value of x errs once in 1/x
     */
    public record Comparison(String one, String other, double likelihood) {}

    /** Asks for both, once to compare what is said, and again and again to compare the times. */
    public Comparison compare(Asking one, Asking other) {
        return new Comparison(reply(one), reply(other), likelihood(one, other));
    }

    private String reply(Asking asking) {
        asking.of(router.observed());
        Exchange.Message came = router.evidence().last().response();
        List<List<String>> headers =
                came.headers().stream()
                        .filter(header -> !OF_THE_EXCHANGE.contains(name(header)))
                        .toList();
        return "%s%n%s%n%n%s".formatted(came.line(), headers, came.body());
    }

    private double likelihood(Asking one, Asking other) {
        Exchange last = router.evidence().last();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            boolean inTurn = pair % 2 == 0;
            double began = seconds(inTurn ? one : other);
            double then = seconds(inTurn ? other : one);
            first.add(inTurn ? began : then);
            second.add(inTurn ? then : began);
        }
        router.evidence().forgetAfter(last); // 80 times the same is no better evidence
        return MannWhitneyUTest.withDefaults().test(array(first), array(second)).getPValue();
    }

    private double seconds(Asking asking) {
        long start = System.nanoTime();
        asking.of(router.observed());
        return (System.nanoTime() - start) / 1e9;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String name(List<String> header) {
        return header.get(0).toLowerCase(Locale.ROOT);
    }
}
