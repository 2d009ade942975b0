/**
 * The reference router: a small, real router for language models that is held to the same contract
 * as any other. It runs in process, over real HTTP, with PostgreSQL, signed tokens and a ledger;
 * only the engines behind it may be simulated. It knows nothing of drivers, engines, stacks or
 * scenarios.
 */
package dev.touchstone.reference;
