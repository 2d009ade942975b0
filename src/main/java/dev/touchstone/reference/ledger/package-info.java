/**
 * What each accepted request cost: one entry for each, exact decimals, written durably before the
 * answer is complete. It may know the database, and nothing of engines or HTTP.
 */
package dev.touchstone.reference.ledger;
