/**
 * A router that lies, and what Touchstone makes of it. It knows nothing of the product but the
 * published contract; the run against it is one in a process of its own.
 */
package dev.touchstone.liar;
