/**
 * The proof that every check can fail: the catalogue of defects, each one named way for a router to
 * be wrong, and what breaks when it is applied to a healthy system from outside. The room knows the
 * criteria, and neither a router nor a scenario.
 */
package dev.touchstone.sabotage;
