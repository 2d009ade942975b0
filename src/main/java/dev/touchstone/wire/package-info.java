/**
 * Exchanges over HTTP: one request and what came back, the server-sent-events reader, and the
 * evidence of both with its secrets masked; and the threads that servers share. Knows an HTTP
 * client and nothing of Touchstone: neither a router, nor a path, nor a scenario.
 */
package dev.touchstone.wire;
