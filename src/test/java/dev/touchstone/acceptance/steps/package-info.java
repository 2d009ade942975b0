/**
 * The sentences of the features, one class for each concept of the domain. A step translates words,
 * calls the world or the port, and asserts once, with a message that a product owner understands.
 */
package dev.touchstone.acceptance.steps;
