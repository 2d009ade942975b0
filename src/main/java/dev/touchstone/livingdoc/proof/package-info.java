/**
 * What is known of the scenarios themselves: which of the ways to be wrong, tried on purpose, each
 * of them found. It knows the file beside the features, the scenarios of a run, and nothing else.
 */
package dev.touchstone.livingdoc.proof;
