package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Rank;
import dev.touchstone.acceptance.world.Trouble;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The words of features about engines that fail, and engines that step in. */
public final class FallbackWords {

    private static final Map<String, String> OUTCOMES =
            Map.of(
                    "was rate limited", "rate_limited",
                    "failed", "error",
                    "timed out", "timeout",
                    "could not be reached", "unreachable",
                    "broke off", "broken");

    private static final Map<String, Duration> PATIENCE =
            Map.of(
                    "two", Duration.ofSeconds(2),
                    "three", Duration.ofSeconds(3),
                    "five", Duration.ofSeconds(5));

    /**
     * One try, as a router must tell of it.
     *
     * @param outcome the contract's word
     */
    record Tried(Rank rank, String outcome) {}

    @ParameterType("(two|three|five) seconds of patience")
    public Duration patience(String number) {
        return PATIENCE.get(number);
    }

    @ParameterType("first|second")
    public Rank rank(String word) {
        return Rank.valueOf(word.toUpperCase(Locale.ROOT));
    }

    @ParameterType(
            "never answers|is rate limited|is rate limited for 7 seconds|is rate limited for 12 seconds|is rate limited for 60 seconds|is overloaded for 7 seconds|is overloaded for 60 seconds|reports an internal error|reports that it cannot do this|reports that nothing is behind it|reports that it is overloaded|reports that it has waited in vain|does not know the router's key|does not let the router in|does not know the model|sends the router elsewhere|resets the connection|closes the connection in its answer|resets the connection in its answer|sends half of its answer|reports an error in its answer|answers a web page|answers nothing at all|answers an error as if all were well|does not count its tokens|counts fewer than no tokens|counts more tokens than there are|counts 11 generated tokens|counts tokens that do not add up")
    public Trouble trouble(String words) {
        return Words.find(Trouble.values(), Trouble::words, words);
    }

    @DataTableType
    public Tried tried(Map<String, String> row) {
        return new Tried(rank(row.get("engine")), OUTCOMES.get(row.get("outcome")));
    }
}
