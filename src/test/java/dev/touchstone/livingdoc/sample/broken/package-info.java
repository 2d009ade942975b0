/**
 * Steps of a run whose first hook fails. They are run to make sample messages only, and know
 * nothing of the project.
 */
package dev.touchstone.livingdoc.sample.broken;
