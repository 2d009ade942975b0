/**
 * What a tenant used, computed from its ledger, so that the two cannot disagree. Each answer is one
 * statement, and with it one snapshot. It may know the database, and nothing of engines or HTTP.
 */
package dev.touchstone.reference.analytics;
