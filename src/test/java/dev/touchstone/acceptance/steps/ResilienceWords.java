package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.NetworkFault;
import dev.touchstone.acceptance.world.Outage;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.ParameterType;

/** The words of the features for what can fail around a router, and what is said about it. */
public final class ResilienceWords {

    @ParameterType("has been stopped|does not answer|answers too late|lets nobody in")
    public Outage outage(String words) {
        return Words.find(Outage.values(), Outage::words, words);
    }

    @ParameterType(
            "is cut|swallows everything|breaks in the middle of an answer|carries an answer byte by byte")
    public NetworkFault fault(String words) {
        return Words.find(NetworkFault.values(), NetworkFault::words, words);
    }

    @ParameterType("failed|timed out")
    public Reason engineFailure(String words) {
        return words.equals("failed") ? Reason.ENGINES_FAILED : Reason.ENGINES_TIMED_OUT;
    }
}
