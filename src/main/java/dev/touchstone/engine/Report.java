package dev.touchstone.engine;

/**
 * What an answer says about itself, where it shall differ from the truth.
 *
 * @param usage numbers to report instead of the true ones; null reports the truth
 * @param usageMissing report no usage even when asked
 * @param finishReason the finish reason to give; null gives the true one
 * @param secondFinishReason send one chunk more, with a finish reason again (streams only)
 */
public record Report(
        Usage usage, boolean usageMissing, String finishReason, boolean secondFinishReason) {

    static final Report TRUE = new Report(null, false, null, false);
}
