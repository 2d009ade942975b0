/**
 * From what happened to what it means: the outcome of a scenario, the verdict of a criterion, the
 * profile of a router, and the report that holds them all. Pure functions over records; they know
 * the catalogue and the run, and no format.
 */
package dev.touchstone.livingdoc.verdict;
