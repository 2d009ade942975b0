package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.ResponseTimes;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/** The statistics of response times as the contract defines them. */
public record ResponseTime(List<Duration> inOrder) {

    /** Of the way from the third of four times to the fourth: 3 * 0.95 - 2, and 3 * 0.99 - 2. */
    private static final double NINETY_FIVE = 0.85;

    private static final double NINETY_NINE = 0.97;

    /** In whatever order they come. */
    public ResponseTime {
        inOrder = inOrder.stream().sorted().toList();
    }

    public ResponseTimes statistics() {
        return new ResponseTimes(mean(), percentile(0.5), percentile(0.95), percentile(0.99));
    }

    /**
     * The four times whose statistics these are, in their order: the percentiles tell the two
     * longest, the median then the second, and the mean the first. A wrong statistic makes a time
     * that no call took, however slow the machine is.
     */
    public static List<Duration> four(ResponseTimes of) {
        double apart = (of.p99().toNanos() - of.p95().toNanos()) / (NINETY_NINE - NINETY_FIVE);
        double third = of.p95().toNanos() - NINETY_FIVE * apart;
        double second = 2.0 * of.p50().toNanos() - third;
        double fourth = third + apart;
        double first = 4.0 * of.mean().toNanos() - second - third - fourth;
        return DoubleStream.of(first, second, third, fourth)
                .mapToObj(nanos -> Duration.ofNanos(Math.round(nanos)))
                .toList();
    }

    private Duration mean() {
        return inOrder.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(inOrder.size());
    }

    /** On the straight line between the two nearest. */
    private Duration percentile(double share) {
        double place = share * (inOrder.size() - 1);
        Duration below = inOrder.get((int) Math.floor(place));
        Duration above = inOrder.get((int) Math.ceil(place));
        double part = place - Math.floor(place);
        return below.plusNanos(Math.round(part * above.minus(below).toNanos()));
    }
}
