/**
 * Conversations and what was said in them: pages, order, and questions whose answers are under way,
 * have come or have failed. It knows the database and nothing of HTTP or engines; no transaction is
 * open while an engine works.
 */
package dev.touchstone.reference.conversations;
