/**
 * What a defect does to the exchanges that pass a relay: rules, each with the exchanges that it is
 * for and what becomes of them. They are read from the catalogue of defects.
 */
package dev.touchstone.sabotage.act;
