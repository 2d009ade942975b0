/** Steps of a run whose first hook fails. */
package dev.touchstone.livingdoc.sample.broken;
