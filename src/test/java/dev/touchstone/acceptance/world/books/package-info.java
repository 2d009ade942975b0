/**
 * What callers were told, what the ledger holds and what the engines did, held against each other
 * to the last token and cent, for any traffic. The rules are pure functions over what was
 * collected. Knows the port and the engines' journals, and no scenario.
 */
package dev.touchstone.acceptance.world.books;
