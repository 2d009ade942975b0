/**
 * What a scenario remembers: its people, its engines' scripts, what was said, and the witnesses
 * that are held against each other. Small objects, one set for each scenario, injected by
 * PicoContainer.
 */
package dev.touchstone.acceptance.world;
