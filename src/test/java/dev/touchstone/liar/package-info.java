/**
 * A router that does nothing and says what one wants to hear. It knows nothing of the product, and
 * shows that a suite which is green for it is worth nothing.
 */
package dev.touchstone.liar;
