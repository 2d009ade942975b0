/**
 * A small Cucumber run that shows every outcome a scenario can have. Its messages are stored in
 * {@code src/test/resources/livingdoc} as the golden tests' input; {@link
 * dev.touchstone.livingdoc.sample.SampleRun} makes them again.
 */
package dev.touchstone.livingdoc.sample;
