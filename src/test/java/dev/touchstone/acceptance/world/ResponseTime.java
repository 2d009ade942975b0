package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.ResponseTimes;
import java.time.Duration;
import java.util.List;

/** The statistics of response times as the contract defines them. */
public record ResponseTime(List<Duration> inOrder) {

    /** In whatever order they come. */
    public ResponseTime {
        inOrder = inOrder.stream().sorted().toList();
    }

    public ResponseTimes statistics() {
        return new ResponseTimes(mean(), percentile(0.5), percentile(0.95), percentile(0.99));
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
