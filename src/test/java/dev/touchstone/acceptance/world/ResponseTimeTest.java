package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Analytics.ResponseTimes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ANALYTICS-1: statistics of response times")
class ResponseTimeTest {

    private static final List<Duration> TIMES = List.of(ms(450), ms(20), ms(60), ms(40));

    private static Duration ms(long milliseconds) {
        return Duration.ofMillis(milliseconds);
    }

    @Test
    void a_percentile_lies_on_the_line_between_the_two_nearest() {
        assertThat(new ResponseTime(TIMES).statistics())
                .isEqualTo(
                        new ResponseTimes(
                                Duration.ofNanos(142_500_000),
                                ms(50),
                                Duration.ofNanos(391_500_000),
                                Duration.ofNanos(438_300_000)));
        assertThat(new ResponseTime(List.of(ms(7))).statistics())
                .isEqualTo(new ResponseTimes(ms(7), ms(7), ms(7), ms(7)));
    }

    @Test
    void four_times_follow_from_their_statistics() {
        assertThat(ResponseTime.four(new ResponseTime(TIMES).statistics()))
                .containsExactly(ms(20), ms(40), ms(60), ms(450));
    }

    @Test
    void a_wrong_statistic_makes_a_time_that_no_call_took() {
        ResponseTimes right = new ResponseTime(TIMES).statistics();
        ResponseTimes slowest = new ResponseTimes(right.mean(), right.p50(), ms(450), right.p99());
        assertThat(ResponseTime.four(slowest).get(3)).isLessThan(ms(450));
        ResponseTimes ranked = new ResponseTimes(right.mean(), right.p50(), ms(450), ms(450));
        assertThat(ResponseTime.four(ranked).get(2)).isEqualTo(ms(450));
        ResponseTimes same = new ResponseTimes(right.mean(), right.p50(), right.p95(), right.p95());
        assertThat(ResponseTime.four(same).get(3)).isLessThan(ms(450));
    }
}
