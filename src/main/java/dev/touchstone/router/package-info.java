/**
 * The port: what a caller can ask of any LLM router, in domain words. One small interface for each
 * capability, records for what comes back, outcomes as values. Records carry what came and judge
 * nothing: a usage that does not add up is a criterion's to report. Knows nothing of HTTP, of
 * scenarios or of how a router is started.
 */
package dev.touchstone.router;
