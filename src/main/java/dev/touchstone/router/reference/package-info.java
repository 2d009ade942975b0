/**
 * The driver for routers that keep Touchstone's whole contract, the reference router first of all:
 * the chat-completion protocol and the platform API beside it. Every reply is held against the
 * published contract. Knows the port, the wire and the protocol of {@code openai}.
 */
package dev.touchstone.router.reference;
