/**
 * The kill matrix: scenarios run while a defect is at work on their system, and what became of each
 * is held against what the catalogue of defects says. It knows the whole acceptance run.
 */
package dev.touchstone.acceptance.sabotage;
