/**
 * The driver for any router that speaks OpenAI's chat-completion protocol, and that protocol
 * itself, which the {@code reference} driver speaks as well. Knows the port and the wire.
 */
package dev.touchstone.router.openai;
