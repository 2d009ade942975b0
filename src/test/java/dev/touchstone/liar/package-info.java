/** A router that lies: it has nothing behind it, and answers every request alike. */
package dev.touchstone.liar;
