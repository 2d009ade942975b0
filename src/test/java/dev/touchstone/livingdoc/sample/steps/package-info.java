/**
 * Steps that end in every way a step can end. They are run to make sample messages only, and know
 * nothing of the project.
 */
package dev.touchstone.livingdoc.sample.steps;
