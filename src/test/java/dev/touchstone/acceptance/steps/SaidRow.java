package dev.touchstone.acceptance.steps;

import java.util.List;

/**
 * A row of a table of what models say.
 *
 * @param place of the model, from 1
 * @param texts what it says, one after the other
 */
record SaidRow(int place, List<String> texts) {}
