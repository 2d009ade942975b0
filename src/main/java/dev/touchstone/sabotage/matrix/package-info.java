/**
 * What became of scenarios under defects, held against what the catalogue says. It is written as a
 * table for people and for programs.
 */
package dev.touchstone.sabotage.matrix;
