package dev.touchstone.acceptance.steps;

import java.util.List;

/**
 * A row of a table of calls.
 *
 * @param place of the model that was asked, from 1
 * @param shown the answers that it was shown
 */
record AskedRow(int place, List<String> shown) {}
