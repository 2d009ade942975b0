/**
 * How several models work on one request: who is asked what, in which order, and which answer is
 * given in the end, by rules that can be told in a sentence each. It asks through a {@link
 * dev.touchstone.reference.orchestration.Desk} and knows no engine, no ledger and no HTTP.
 */
package dev.touchstone.reference.orchestration;
