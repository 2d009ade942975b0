/**
 * The driver for LiteLLM's proxy: virtual keys are people, teams are tenants, spend logs are the
 * ledger. What it can is read from its own health answers, since that depends on its database and
 * its licence. Chat is the protocol's own, in {@code router.openai}. Knows the port and the wire.
 */
package dev.touchstone.router.litellm;
