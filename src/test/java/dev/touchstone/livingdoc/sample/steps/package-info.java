/** Steps that end in every way a step can end. */
package dev.touchstone.livingdoc.sample.steps;
