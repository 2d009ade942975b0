/**
 * A relay that stands before something that speaks HTTP and may interfere with what passes: whole
 * requests, whole replies, single events of a stream. It knows nothing of routers or engines, and
 * where nobody interferes nothing changes, neither a byte nor the moment.
 */
package dev.touchstone.sabotage.relay;
