/**
 * What happens around scenarios: the stack starts and ends, evidence is attached, and what no
 * sentence has to ask for is checked (a refusal left no trace, the published contract was kept).
 * Hooks know the world and what it is made of, and no step.
 */
package dev.touchstone.acceptance.hooks;
