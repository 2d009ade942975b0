/**
 * What people may or may not do in a tenant: each deed with its exact effect, and the whole state
 * of a tenant against which it is held. Knows the port and the world, and no step.
 */
package dev.touchstone.acceptance.world.deeds;
