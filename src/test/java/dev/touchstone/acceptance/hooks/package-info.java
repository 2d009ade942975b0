/**
 * What happens around scenarios: the stack starts and ends, evidence is attached, and what no
 * sentence has to ask for is checked (a refusal left no trace, the published contract was kept).
 */
package dev.touchstone.acceptance.hooks;
