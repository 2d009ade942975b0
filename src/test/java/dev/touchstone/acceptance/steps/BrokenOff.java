package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.router.AnswerStream;

/** A stream that began and was not given in full. */
record BrokenOff(Turn turn) {

    /** It says so itself: an error, and no done marker. */
    void saysSo() {
        ReadStream read = ReadStream.of((AnswerStream) turn.given());
        assertThat(read.failures()).as("errors in the stream").hasSize(1);
        assertThat(read.kinds()).as("events of the stream").endsWith("error");
        assertThat(read.doneMarkers()).as("done markers in the stream").isEmpty();
    }
}
