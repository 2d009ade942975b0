package dev.touchstone.sabotage;

/**
 * What somebody took for a defect.
 *
 * @param says the sentence
 * @param why it is none, or cannot be seen from outside
 */
public record ReviewedLine(String says, String why) {}
